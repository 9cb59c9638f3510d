"""What a program or a template puts something else for: `%(name)s`, `{0}`, `${name}`, `{{ name }}`."""

from i18n.checks._placeholders.comparison import Difference, differences
from i18n.checks._placeholders.reading import Placeholder, Reading, may_hold, placeholders, readings

__all__ = [
    "Difference",
    "Placeholder",
    "Reading",
    "differences",
    "may_hold",
    "placeholders",
    "readings",
]
