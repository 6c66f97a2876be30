"""Files in and out: tables of others, our tables, whole records, networks, text. No Qt."""
