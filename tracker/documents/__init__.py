"""PDF, addresses on paper, and files handed out."""
