"""The watch over promises."""
