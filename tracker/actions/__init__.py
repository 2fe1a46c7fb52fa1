"""Every write: policy, then validation, then one transaction with its audit entry. No Flask here."""
