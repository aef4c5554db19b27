"""Many dossiers of one kind on one screen: a line each, one press, a result for every line."""
