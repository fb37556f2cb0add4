"""The rules of a card, each a function from plain values to a fact that can be shown."""
