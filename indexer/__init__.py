"""Everything derived from the captures: reading, annotating, indexing, searching. It can be deleted and rebuilt."""
