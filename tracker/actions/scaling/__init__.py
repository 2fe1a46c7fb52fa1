"""Assess candidates and lead them to policy."""
