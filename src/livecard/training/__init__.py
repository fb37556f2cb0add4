"""Teaching the encoder: only `livecard train` uses it, with the extra `train`."""
