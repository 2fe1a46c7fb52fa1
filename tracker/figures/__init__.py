"""The snapshot and what is computed of it."""
