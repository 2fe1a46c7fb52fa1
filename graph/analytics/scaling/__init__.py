"""Readiness for the nation: gates, use, effect, and the dated rules they keep."""
