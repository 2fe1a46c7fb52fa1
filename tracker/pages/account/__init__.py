"""Log-in, log-out, one-time links."""
