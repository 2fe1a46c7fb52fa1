"""Monitoring rounds and their answers."""
