"""motcua due: a due date and its ledger. Without --unit neither a database nor MOTCUA_HOME is touched."""
