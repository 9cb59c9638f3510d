"""Messages whose msgid is a name, and not the text that is translated: `help_start_page`.

Zope's and Plone's catalogs are so, and those that web frameworks make of keys.
"""

from __future__ import annotations

import json
import re

import polib

_NAME = re.compile(
    r"(?!www\.)[a-z][a-z0-9]*(?:_[A-Za-z0-9]+|(?:\.[A-Za-z0-9]+){2})[\w.-]*", re.ASCII
)
_PATH = re.compile(r"[a-z][\w-]*(?::[\w-]+){2,}(?:\.\w+)?|translator[_-]credits", re.ASCII)
"""Mailman's names of templates (list:user:notice:hold.txt), and GNOME's for who translated."""
_HYPHENED = re.compile(r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+", re.ASCII)
_MORE = 3
"""Words more than the parts of a compound, or of a file's name, that its translation does not have."""
_DEFAULT = re.compile(r'^Default: (".*"(?:\n".*")*)$', re.MULTILINE)
"""How i18ndude and zope.i18n write the text that a name stands for into an extracted comment."""


def text_of(entry: polib.POEntry) -> str | None:
    """The text that an entry's msgid is, or stands for; None for a name that nothing tells the text of.

    A name that was left as it is, is its own text.
    """
    return _text(entry.msgid, entry.msgstr, entry.comment)


def text_of_form(entry: polib.POEntry, form: int) -> str | None:
    """The same of a plural form: that of the msgid for the first of several, else of the msgid_plural."""
    target = entry.msgstr_plural[form]
    if form == 0 and len(entry.msgstr_plural) > 1:
        return _text(entry.msgid, target, entry.comment)
    # what a comment tells is the text of the msgid
    return _text(entry.msgid_plural, target, "")


def _text(msgid: str, msgstr: str, comment: str) -> str | None:
    if not msgid or " " in msgid or "\n" in msgid:
        return msgid
    default = _DEFAULT.search(comment) if "Default: " in comment else None
    if default is not None:
        return "".join(map(_unquoted, default[1].split("\n")))
    return None if _is_name(msgid, msgstr) else msgid


def _is_name(msgid: str, msgstr: str) -> bool:
    """Does a msgid name its text? A compound or a file's name does, where much is said for it."""
    if msgstr == msgid:
        return False
    if _NAME.fullmatch(msgid) or _PATH.fullmatch(msgid):
        return True
    parts = msgid.count("-") + msgid.count(".")
    return _HYPHENED.fullmatch(msgid) is not None and len(msgstr.split()) > parts + _MORE


def _unquoted(literal: str) -> str:
    """The text of a string literal; as it stands where it is none."""
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]
