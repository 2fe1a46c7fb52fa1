"""``python -m tracker``: everything an operator does, one command each."""

from tracker.cli import main

main()
