"""Assessments, scale-ups and policies."""
