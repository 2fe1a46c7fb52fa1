"""Where copies are: distances, neighbours, clustering, equity."""
