"""The seeds' districts as data: reading a scenario, planning its dossiers, loading them."""
