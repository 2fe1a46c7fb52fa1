"""Hand in lists, try, run, release and end them."""
