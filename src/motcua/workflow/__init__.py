"""How a procedure is carried out: steps, receivers, times. Knows no dossier."""
