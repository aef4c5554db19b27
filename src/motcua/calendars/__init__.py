"""Working time, holidays, swapped days, due dates and the ledger that explains them."""
