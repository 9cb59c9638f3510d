"""The validators of published sites: `make validate`, and the quick ones as tests."""
