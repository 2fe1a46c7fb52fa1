"""What `start` runs: web server, worker, mail, database and their watch."""
