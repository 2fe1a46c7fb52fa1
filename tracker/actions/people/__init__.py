"""Accounts, succession and notifications."""
