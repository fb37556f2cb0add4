"""Sound comes in, words settle."""
