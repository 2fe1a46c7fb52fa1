"""Files from outside and their checks."""
