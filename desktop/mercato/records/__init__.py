"""The data and its rules: schema, file, journal, verbs, search. No Qt, no sentences."""
