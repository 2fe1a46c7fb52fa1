"""Proof packs and certificates."""
