"""The machines in the hall: numbers, look-up, the waiting-room screen. Nobody signs in, and nothing is remembered."""
