"""Proofs, the files that hold them, and certificates."""
