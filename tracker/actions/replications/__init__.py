"""Register replications, answer for them, verify and appeal."""
