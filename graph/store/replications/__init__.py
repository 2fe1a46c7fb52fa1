"""Replications from the first draft to the snapshot of all."""
