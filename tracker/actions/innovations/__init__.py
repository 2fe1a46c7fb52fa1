"""Write, publish, extend and merge innovations."""
