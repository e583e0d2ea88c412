"""From the bytes of a capture to the text of a page: decoding, HTML, main text, profiles."""
