"""Forms described as data, and the panel that shows them."""
