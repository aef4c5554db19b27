"""Settings, addresses and the server entry: the only place that knows every door."""
