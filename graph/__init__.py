"""The graph of innovations: store, analytics, importers. Knows nothing of Flask."""
