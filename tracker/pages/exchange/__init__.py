"""The interest board: who wants to copy what, and who accompanies them."""
