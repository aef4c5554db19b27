"""How satisfied people were, asked when the result is handed out."""
