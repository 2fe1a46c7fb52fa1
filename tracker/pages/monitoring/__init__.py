"""Monitoring rounds and lessons: what still runs, what stopped, and what was learnt from it."""
