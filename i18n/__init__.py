"""Ambos: a translation and localization toolkit. The rooms are listed in CONTRIBUTING."""

__version__ = "0.1.0"
