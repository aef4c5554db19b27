"""Pure rules of the directory: the tree of a day, who follows whom, official codes."""
