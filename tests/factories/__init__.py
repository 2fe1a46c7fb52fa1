"""What several test modules make alike."""
