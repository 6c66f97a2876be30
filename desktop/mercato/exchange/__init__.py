"""Files in and out: tables out as CSV. No Qt."""
