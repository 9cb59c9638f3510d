"""A Chromium that runs no script of a page, driven by keys and touches (Chrome DevTools Protocol)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

_KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39}


class Browser:
    """One page in a headless Chromium, to which it talks through a pair of pipes."""

    def __init__(self, command: list[str]) -> None:
        theirs, self._to = os.pipe()
        self._from, ours = os.pipe()
        shell = ["bash", "-c", f'exec "$@" 3<&{theirs} 4>&{ours}', "bash"]
        self._process = subprocess.Popen(
            [*shell, *command, "--remote-debugging-pipe", "--hide-scrollbars", "about:blank"],
            pass_fds=(theirs, ours),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(ours)
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._call("Page.enable")
        self._call("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._to)
        self._process.terminate()
        self._process.wait()
        os.close(self._from)

    def _call(self, method: str, **parameters: object) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                return answer["result"]

    def _message(self) -> Any:
        while b"\0" not in self._buffer:
            data = os.read(self._from, 1 << 16)
            assert data, "the browser has ended"
            self._buffer += data
        text, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(text)

    def open(
        self,
        page: Path,
        width: int,
        height: int = 800,
        *,
        is_touch: bool = False,
        fragment: str = "",
    ) -> None:
        """Show a page in a window of this size, in CSS pixels."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=is_touch,
        )
        self._call("Emulation.setTouchEmulationEnabled", enabled=is_touch)
        # the same address with another fragment would not load the page again
        self._call("Page.navigate", url="about:blank")
        self._loaded()
        self._call("Page.navigate", url=page.as_uri() + (f"#{fragment}" if fragment else ""))
        self._loaded()

    def _loaded(self) -> None:
        while self._message().get("method") != "Page.loadEventFired":
            pass

    def evaluate(self, expression: str) -> Any:
        """What an expression of the test's gives; the page's own scripts stay off."""
        result = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        code = {"windowsVirtualKeyCode": _KEYS[key], "key": key}
        text = {"Enter": "\r", " ": " "}.get(key)
        kind = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self._call("Input.dispatchKeyEvent", **kind, **code)
        self._call("Input.dispatchKeyEvent", type="keyUp", **code)

    def tab_to(self, selector: str, limit: int = 300) -> None:
        """Press the tabulator until the element of a selector has the focus."""
        for _ in range(limit):
            self.press("Tab")
            if self.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        raise AssertionError(f"no tabulator leads to {selector}")

    def touch(self, selector: str) -> None:
        """Touch the middle of an element."""
        x, y = self.evaluate(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const b = e.getClientRects()[0];"
            " return [b.x + b.width / 2, b.y + b.height / 2] })"
            f"(document.querySelector({json.dumps(selector)}))"
        )
        point = {"x": x, "y": y}
        self._call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[point])
        self._call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def accessible(self, role: str) -> list[tuple[str, str]]:
        """The elements of a role that assistive technology is told of: each role with its name."""
        nodes = self._call("Accessibility.getFullAXTree")["nodes"]
        return [
            (role, str(node.get("name", {}).get("value", "")))
            for node in nodes
            if not node["ignored"] and node.get("role", {}).get("value") == role
        ]

    def dark(self) -> None:
        """Show the page as to a reader who wants it dark."""
        wanted = [{"name": "prefers-color-scheme", "value": "dark"}]
        self._call("Emulation.setEmulatedMedia", features=wanted)

    def is_shown(self, selector: str) -> bool:
        """Has an element a box with a size?"""
        found = f"document.querySelector({json.dumps(selector)})"
        return bool(self.evaluate(f"{found}.getClientRects().length > 0"))

    def style(self, selector: str, name: str) -> str:
        """A computed value of an element's style."""
        found = f"document.querySelector({json.dumps(selector)})"
        return str(self.evaluate(f"getComputedStyle({found}).getPropertyValue({json.dumps(name)})"))

    def role(self, selector: str) -> str:
        """What an element is to a screen reader; `none` where it is left out."""
        found = self._call(
            "Runtime.evaluate", expression=f"document.querySelector({json.dumps(selector)})"
        )
        tree = self._call("Accessibility.getPartialAXTree", objectId=found["result"]["objectId"])
        return str(tree["nodes"][0]["role"]["value"])

    def print_media(self) -> None:
        """Lay the page out as for a printer."""
        self._call("Emulation.setEmulatedMedia", media="print")

    def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG."""
        data = self._call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))
