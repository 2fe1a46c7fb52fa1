"""What crosses a module: frozen records."""
