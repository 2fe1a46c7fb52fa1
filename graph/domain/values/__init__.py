"""Readers and writers of single values: days, numbers, texts."""
