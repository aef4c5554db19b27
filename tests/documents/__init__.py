"""Papers: the legal forms and the file store."""
