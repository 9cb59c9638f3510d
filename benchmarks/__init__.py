"""Scripts that measure; each writes its figures beside itself."""
