"""Records and vocabulary that store, analytics and importers share; standard library only."""
