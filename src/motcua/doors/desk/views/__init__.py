"""The desk's pages: who may enter, one call, what is shown."""
