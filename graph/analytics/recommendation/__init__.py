"""What an agency may replicate next, and from whom it may learn."""
