"""Innovations with their drafts, claims, groupings, interests and lessons."""
