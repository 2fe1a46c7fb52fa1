"""One request: context, log-in, guard, forms, errors and menu."""
