"""The one move form: a draft until it is kept, then one edit with everything it creates."""
