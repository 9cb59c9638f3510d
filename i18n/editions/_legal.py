"""What XML and HTML can hold: no control character but tabs and line ends, no noncharacter."""

from __future__ import annotations

from i18n.expressions import compiled

_NOT_XML = compiled("[^\t\n\r\u0020-\u007e\u0080-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, 2.2), and DEL, which like the others makes an HTML page invalid
(HTML, "Preprocessing the input stream")."""
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def legal(text: str) -> str:
    """A text whose characters XML may hold; others are U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def legal_bytes(text: str) -> bytes:
    """The same in UTF-8; hardly a text has such a character, so that it is looked for at little cost."""
    data = text.encode()
    is_legal = len(data.translate(None, _CONTROLS)) == len(data)
    if is_legal and not any(sign in data for sign in _NONCHARACTERS):
        return data
    return legal(text).encode()
