"""Agencies, regions, accounts, sessions, notices and succession."""
