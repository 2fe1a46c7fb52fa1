"""Innovations under care: written up, completed, published, merged."""
