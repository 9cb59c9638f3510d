"""A site in the real browser, served by a server of this machine with a strict policy."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tests.tools import ROOT
from tests.validate.programs import needed
from tests.validate.published import INDEX, Fault, Public

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
View = Mapping[str, str | int | bool]

LIGHT: View = {"name": "light", "width": 1280, "height": 900}
DARK: View = {"name": "dark", "width": 1280, "height": 900, "scheme": "dark"}
NARROW: View = {"name": "320 px", "width": 320, "height": 640, "touch": True}
PLAIN: View = {"name": "no scripts", "width": 1280, "height": 900, "scripts": False}
PLAIN_NARROW: View = {**NARROW, "name": "no scripts, 320 px", "scripts": False}
VIEWS = (LIGHT, DARK, NARROW)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, with the policy on every answer, and without a log."""

    def __init__(self, *arguments: Any, prefix: str, policy: str, **more: Any) -> None:
        self.prefix, self.policy = prefix, policy
        super().__init__(*arguments, **more)

    def translate_path(self, path: str) -> str:
        plain = unquote(urlsplit(path).path)
        if not plain.startswith(self.prefix):
            return str(Path(self.directory) / "nothing-is-here")
        return super().translate_path(quote("/" + plain.removeprefix(self.prefix)))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A server whose visitors may leave before they have their answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def served(public: Public, policy: str = POLICY) -> Iterator[str]:
    """The address of the site's top on this machine, below the path of its base URL."""
    prefix = urlsplit(public.base).path or "/"
    handler = functools.partial(_Handler, directory=str(public.root), prefix=prefix, policy=policy)
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(
    public: Public,
    validators: Sequence[str],
    views: Sequence[View],
    paths: Iterable[str],
    rounds: int = 1,
) -> list[dict[str, Any]]:
    """What the script `browser.cjs` tells of these pages; `page` is a path below public/.

    Raises MissingToolError where a tool is missing, and CalledProcessError where the browser fails.
    """
    names = {"pa11y", "lighthouse"} & set(validators)
    for name in ("puppeteer-core", "axe-core", *names):
        needed(name)
    # Lighthouse fetches robots.txt out of the page
    policy = f"{POLICY}; connect-src 'self'" if "lighthouse" in names else POLICY
    with (
        served(public, policy) as top,
        tempfile.TemporaryDirectory(prefix="ambos-browser-") as profile,
    ):
        options = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
        options += ["--disable-component-update", "--disable-sync", "--disable-quic"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        job = {
            "tools": str(ROOT / ".tools"),
            "chromium": str(needed("chromium")),
            "arguments": [*options, f"--user-data-dir={profile}"],
            "validators": list(validators),
            "views": list(views),
            "pages": [top + quote(path.removesuffix(INDEX)) for path in paths],
            "hidden": [top + path for path, page in public.pages.items() if not page.is_indexed],
            "rounds": rounds,
        }
        done = subprocess.run(
            [str(needed("node")), str(Path(__file__).with_name("browser.cjs"))],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"the browser failed: {done.stderr[-2000:]}")
        results: list[dict[str, Any]] = json.loads(done.stdout)
        for one in results:
            for name in {"page", "arrival"} & set(one):
                path = unquote(str(one[name]).removeprefix(top))
                one[name] = path if path.endswith(".html") else path + INDEX
        return results


def arrivals(public: Public) -> Iterator[Fault]:
    """The pages at earlier addresses from which a browser does not come to the present one."""
    moved = {path: page for path, page in public.pages.items() if page.goal}
    for one in run(public, ("arrival",), (), moved):
        goal = public.goal(one["page"], moved[one["page"]].goal)
        if goal is None or one["arrival"] != goal[0]:
            yield Fault("arrival", one["page"], f"leads to {one['arrival']}")


def faults(results: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    """The faults among the results, each with the view in which it is."""
    for one in results:
        if "text" in one:
            yield Fault(one["validator"], one["page"], f"({one['view']}) {one['text']}")
