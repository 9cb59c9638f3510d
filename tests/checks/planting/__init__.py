"""Defects planted in good translations, one module for each family of them."""
