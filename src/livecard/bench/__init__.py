"""The bench: the same parts as the product, wired to measure them."""
