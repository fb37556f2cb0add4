"""Words become evidence."""
