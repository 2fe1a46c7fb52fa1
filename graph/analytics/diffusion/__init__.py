"""How fast and how far innovations spread: curves, growth, survival, event history."""
