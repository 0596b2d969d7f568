"""A small HTTP server on this machine whose documents a test changes while it runs, and which can misbehave.

Used by the tests of everything that fetches, and by `make demo-alerts`.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

Script = Callable[[BaseHTTPRequestHandler], None]


class FeedServer:
    """Serves what `put` gave it; answers conditional requests; `script` takes a path over entirely.

    Attributes:
        requests: (path, headers in lower case) of every request, in order.
    """

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._routes: dict[str, Script] = {}
        routes, requests = self._routes, self.requests

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                self.close_connection = True
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
                    routes.get(self.path, _missing)(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> FeedServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def put(self, path: str, body: str | bytes, *, status: int = 200, etag: bool = True, **headers: str) -> str:
        """Serves `body` at `path`, replacing what was there; header names with "_" for "-". Returns the address."""
        data = body.encode() if isinstance(body, str) else body
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'

        def answer(handler: BaseHTTPRequestHandler) -> None:
            known = etag and handler.headers.get("If-None-Match") == tag
            handler.send_response(304 if known else status)
            if etag:
                handler.send_header("ETag", tag)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", "0" if known else str(len(data)))
            handler.send_header("Connection", "close")
            handler.end_headers()
            if not known:
                handler.wfile.write(data)

        return self.script(path, answer)

    def script(self, path: str, answer: Script) -> str:
        """Lets `answer` write to the connection whatever it likes. Returns the address."""
        self._routes[path] = answer
        return self.url + path

    def asked(self, path: str) -> int:
        """How often `path` was asked for."""
        return sum(1 for one, _ in self.requests if one == path)


def _missing(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(404)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
