"""Pure decisions about the line: who is next, how long it takes, what can be booked."""
