"""One change of many records: planned, shown before it is made, made in one edit."""
