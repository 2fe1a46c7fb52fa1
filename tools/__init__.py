"""What a developer's commands make: texts, documents, the table of routes, mutants. Nothing here runs in production."""
