"""What a query that is being typed may become: officials, directives, bodies, places and titles."""
