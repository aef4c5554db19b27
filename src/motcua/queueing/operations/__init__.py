"""Acts in the hall: numbers drawn and called, windows opened, times booked."""
