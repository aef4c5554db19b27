"""Who holds keys, tells the time and withdraws certificates: tokens, signing services, authorities."""
