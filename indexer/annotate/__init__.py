"""Facts of a meeting read out of its text: works on any string and knows no page."""
