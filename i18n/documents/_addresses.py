"""Short tokens in the stead of long addresses, which a translator need not see."""

from __future__ import annotations

import re

from i18n.documents._flow import Flow

LONGEST = 60
"""The characters that an address may have; a longer one is shortened."""

_ADDRESS = re.compile(r"(?:https?|ftp)://(?P<host>[^\s<>()\[\]\"'`|\\/?#]+)[^\s<>()\[\]\"'`|\\]*")
_TRAILING = ".,;:!?*_~"
_TOKEN = re.compile(r"(?:https?|ftp)://[^\s/]+/…#[0-9a-f]+")


class Addresses:
    """The long addresses of one document; each has a token of its own, made of its hash."""

    def __init__(self) -> None:
        self._by_token: dict[str, str] = {}

    def add(self, flow: Flow, text: str, start: int) -> None:
        """Add text whose bytes begin at `start` to a flow, tokens in it for what is long."""
        position, byte = 0, start
        for first, last, token in self._found(text):
            flow.verbatim(text[position:first], byte)
            byte += len(text[position:first].encode())
            stop = byte + len(text[first:last].encode())
            flow.atom(token, byte, stop)
            position, byte = last, stop
        flow.verbatim(text[position:], byte)

    def shortened(self, text: str) -> str:
        """A text with tokens for its long addresses."""
        pieces, position = [], 0
        for first, last, token in self._found(text):
            pieces += [text[position:first], token]
            position = last
        return "".join([*pieces, text[position:]])

    def restored(self, text: str) -> str:
        """A text with the addresses of its tokens; a token of another document stays."""
        return _TOKEN.sub(lambda match: self._by_token.get(match[0], match[0]), text)

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        found = []
        for match in _ADDRESS.finditer(text):
            address = match[0].rstrip(_TRAILING)
            if len(address) > LONGEST:
                end = match.start() + len(address)
                found.append((match.start(), end, self._token(address, match["host"])))
        return found

    def _token(self, address: str, host: str) -> str:
        import hashlib  # noqa: PLC0415  (slow to import, and few documents have such addresses)

        scheme = address.partition(":")[0]
        digest = hashlib.sha256(address.encode()).hexdigest()
        for length in (6, 12, len(digest)):
            token = f"{scheme}://{host}/…#{digest[:length]}"
            if self._by_token.setdefault(token, address) == address:
                break
        return token
