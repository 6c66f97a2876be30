"""Fields, forms described as data, tables, panels, dialogs. No SQL."""
