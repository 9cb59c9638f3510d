"""A headless Chromium that prints pages; the two talk through a pair of pipes (Chrome DevTools Protocol).

Whatever a page asks for comes from the caller: the browser reaches no network and no file of the
project, and runs no script of a page.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 120
"""How long the browser may take to start, and for each page."""
_LAST_SECONDS = 5
"""How long it may take to end."""
_ABOVE = 10
"""The pipes' own numbers lie from here on: the browser has them as 3 and 4."""
_OPTIONS = (
    *("--headless", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check"),
    *("--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
    *("--disable-domain-reliability", "--no-pings", "--metrics-recording-only"),
    *("--user-agent=Ambos", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
_PREPARE = """
document.fonts.ready.then(() => {
  for (const link of document.querySelectorAll('a[href]'))
    if (link.hostname.endsWith('.invalid') && !link.getAttribute('href').startsWith('#'))
      link.removeAttribute('href');
  for (const folded of document.querySelectorAll('details, summary')) {
    const block = document.createElement('div');
    for (const {name, value} of folded.attributes) block.setAttribute(name, value);
    block.append(...folded.childNodes);
    folded.replaceWith(block);
  }
  let count = 0;
  for (const passage of document.querySelectorAll('[lang]:not([id])'))
    passage.id = `language-${++count}`;
})
"""
"""Fonts are there; what leads into a site whose address nobody knows is no link (RFC 2606, 2).

Paper does not fold. In the tags of a PDF Chromium leaves out what is in a summary, and other inline
elements that have no identifier, and their languages with them.
"""


class BrowserError(Exception):
    """The browser did not start, ended, refused or took too long."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page gets for an address: its media type and its bytes."""

    type: str
    data: bytes


class Browser:
    """One page of a browser, which `command` starts; the first print takes a second longer.

    It ends with `close`, and with this process. Raises BrowserError.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._profile = tempfile.mkdtemp(prefix="ambos-")
        self._said = os.path.join(self._profile, "said")
        self._deadline = time.monotonic() + SECONDS
        self._buffer = bytearray()
        self._number = 0
        self._session = ""
        self._is_loaded = False
        self._answers: Callable[[str], Answer | None] = lambda _: None
        self._pid, self._to, self._from = 0, -1, -1
        try:
            self._start(command)
            target = self._call("Target.createTarget", url="about:blank")["targetId"]
            attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
            self._session = attached["sessionId"]
            self._call("Page.enable")
            self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
            self._call("Emulation.setScriptExecutionDisabled", value=True)
        except BaseException:
            self.close()
            raise

    def _start(self, command: Sequence[str]) -> None:
        theirs, ours = os.pipe(), os.pipe()
        self._to, self._from = theirs[1], ours[0]
        os.set_blocking(self._to, False)
        moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE) for end in (theirs[0], ours[1])]
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        options = [*_OPTIONS, *sandbox, f"--user-data-dir={self._profile}/profile", "about:blank"]
        try:
            self._pid = os.posix_spawnp(
                command[0],
                [*command, *options],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, self._said, os.O_WRONLY | os.O_CREAT, 0o600),
                    (os.POSIX_SPAWN_DUP2, moved[0], 3),
                    (os.POSIX_SPAWN_DUP2, moved[1], 4),
                ],
                setpgroup=0,
            )
        except OSError as error:
            raise BrowserError(f"{command[0]} does not start: {error.strerror}") from error
        finally:
            for end in (theirs[0], ours[1], *moved):
                os.close(end)

    def print(
        self,
        address: str,
        answers: Callable[[str], Answer | None],
        options: Mapping[str, object],
    ) -> bytes:
        """The PDF of the page at an address; `answers` gives what is there and at others.

        `options` are those of `Page.printToPDF`. Raises BrowserError.
        """
        self._deadline = time.monotonic() + SECONDS
        self._answers, self._is_loaded = answers, False
        went = self._call("Page.navigate", url=address)
        if went.get("errorText"):
            raise BrowserError(f"the page does not open: {went['errorText']}")
        while not self._is_loaded:
            self._heed(self._receive())
        self._call("Runtime.evaluate", expression=_PREPARE, awaitPromise=True)
        printed = self._call(
            "Page.printToPDF",
            generateTaggedPDF=True,
            generateDocumentOutline=True,
            preferCSSPageSize=True,
            **options,
        )
        return base64.b64decode(printed["data"])

    def close(self) -> None:
        """End the browser, and take away what it wrote."""
        for end in (self._to, self._from):
            if end >= 0:
                os.close(end)
        self._to = self._from = -1
        if self._pid:
            self._end()
        shutil.rmtree(self._profile, ignore_errors=True)

    def _end(self) -> None:
        """Wait until it has ended, as it does without its pipes; not for long."""
        deadline = time.monotonic() + _LAST_SECONDS
        while os.waitpid(self._pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > deadline:
                os.killpg(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
                break
            time.sleep(0.01)
        with contextlib.suppress(OSError):
            os.killpg(self._pid, signal.SIGKILL)
        self._pid = 0

    def _call(self, method: str, **parameters: object) -> Any:
        number = self._send(method, parameters)
        while (message := self._receive()).get("id") != number:
            self._heed(message)
        if "error" in message:
            raise BrowserError(f"it refuses {method}: {message['error'].get('message', '')}")
        return message["result"]

    def _heed(self, message: Mapping[str, Any]) -> None:
        """Do what an event asks for."""
        match message.get("method"):
            case "Page.loadEventFired":
                self._is_loaded = True
            case "Inspector.targetCrashed":
                raise BrowserError("the page crashed")
            case "Fetch.requestPaused":
                asked = message["params"]
                answer = self._answers(asked["request"]["url"])
                if answer is None:
                    lost = {"requestId": asked["requestId"], "errorReason": "BlockedByClient"}
                    self._send("Fetch.failRequest", lost)
                    return
                found = {
                    "requestId": asked["requestId"],
                    "responseCode": 200,
                    "responseHeaders": [{"name": "Content-Type", "value": answer.type}],
                    "body": base64.b64encode(answer.data).decode(),
                }
                self._send("Fetch.fulfillRequest", found)

    def _send(self, method: str, parameters: Mapping[str, object]) -> int:
        """Ask for something; gives the number that the answer will have."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        rest = memoryview(json.dumps(message).encode() + b"\0")
        while rest:
            self._wait(self._to, select.POLLOUT)
            try:
                rest = rest[os.write(self._to, rest) :]
            except BrokenPipeError as error:
                raise self._ended() from error
        return self._number

    def _receive(self) -> Any:
        """The next message."""
        while (end := self._buffer.find(b"\0")) < 0:
            self._wait(self._from, select.POLLIN)
            data = os.read(self._from, 1 << 20)
            if not data:
                raise self._ended()
            self._buffer += data
        text = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return json.loads(text)

    def _wait(self, end: int, event: int) -> None:
        poll = select.poll()
        poll.register(end, event)
        left = self._deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise BrowserError(f"it takes more than {SECONDS} seconds")

    def _ended(self) -> BrowserError:
        """The browser is gone; its last words say why."""
        try:
            said = Path(self._said).read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            said = []
        last = next((line.strip() for line in reversed(said) if line.strip()), "")
        return BrowserError("it ended" + (f": {last}" if last else ""))
