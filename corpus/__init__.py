"""The evidence: bytes as captured, append-only, nothing interpreted."""
