"""The page that takes a table in: what was understood, what is asked, what would change."""
