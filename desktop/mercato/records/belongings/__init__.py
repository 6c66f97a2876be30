"""What hangs on a record: aliases, identifiers, tags, follow-ups, printed uses."""
