"""The bottom floor: values, vocabulary, records and rules. It imports nothing of ours."""
