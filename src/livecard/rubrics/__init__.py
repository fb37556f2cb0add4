"""Rubric files: read, checked, imported, written, compared and printed."""
