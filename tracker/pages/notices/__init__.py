"""Notices: what a person was told, how mail reaches them, and the feed that anyone may follow."""
