"""The file: engine, layout, opening and checking, the window's lock, migrations."""
