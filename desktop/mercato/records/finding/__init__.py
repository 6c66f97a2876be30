"""The query language, filters, tables as id lists, suggestions, near-duplicates."""
