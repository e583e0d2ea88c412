"""The web front end: translates between HTTP and `SearchService`, and nothing else."""
