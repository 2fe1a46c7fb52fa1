"""Pages on which lists come in by file."""
