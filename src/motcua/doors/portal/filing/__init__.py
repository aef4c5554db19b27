"""Filing online: one thing per page, a draft kept on the server, no account and no script needed."""
