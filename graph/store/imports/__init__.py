"""Lists under way, their staging, and what the worker publishes."""
