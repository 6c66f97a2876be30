"""The tables of the window, and the filter bar above them."""
