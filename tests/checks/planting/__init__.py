"""Defects planted in good translations: one module a family of checks."""
