"""The trail, idempotency keys, hands, and the clock and name of the world."""
