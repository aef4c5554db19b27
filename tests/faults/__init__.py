"""What happens when something breaks: nothing that was promised is lost."""
