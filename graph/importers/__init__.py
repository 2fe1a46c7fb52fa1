"""Bytes and shipped files become rows; nothing here knows the graph or the web."""
