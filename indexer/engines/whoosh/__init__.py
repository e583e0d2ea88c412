"""The embedded engine: Whoosh keeps the postings, NumPy answers."""
