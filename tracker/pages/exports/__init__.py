"""The replication graph as files for other tools."""
