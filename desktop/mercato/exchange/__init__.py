"""Files in and out: tables, whole records, networks, text. No Qt."""
