"""Who and which, across reports: one person, one directive, each with the rule that made it one."""
