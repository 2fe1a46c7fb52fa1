"""Give, keep and take back proofs, letters and certificates."""
