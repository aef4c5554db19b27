"""What doors share: layout, components, who(), the moment."""
