"""Pairs without a defect, and what plants one in them."""
