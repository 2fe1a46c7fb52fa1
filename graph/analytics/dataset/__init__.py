"""What every measure stands on: arrays, tables, counts and adopter categories."""
