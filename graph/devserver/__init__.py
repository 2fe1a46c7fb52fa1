"""The local Neo4j: its files, its process, its account and its health."""
