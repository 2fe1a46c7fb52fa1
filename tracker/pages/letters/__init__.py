"""Letters to agencies without accounts, and the answers that come by them."""
