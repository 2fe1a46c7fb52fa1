"""Open rounds and tick copies."""
