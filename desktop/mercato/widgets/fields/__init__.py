"""One widget for each kind of value; all behave as `field.Field` says."""
