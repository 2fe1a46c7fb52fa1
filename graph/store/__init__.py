"""One pair for each noun: typed functions, and their named statements beside them."""
