"""Several marked records: what they have in common, and one change of all of them."""
