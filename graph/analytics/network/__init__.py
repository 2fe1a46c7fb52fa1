"""Who copied from whom: lineages, families, exposure, communities, rank."""
