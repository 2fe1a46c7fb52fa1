"""Pages of scaling."""
