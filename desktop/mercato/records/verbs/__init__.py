"""What can be done to any record: make, change, link, merge, delete."""
