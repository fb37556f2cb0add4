"""Runs the real command as a user does, in a workspace of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PATIENCE = 420.0
"""Seconds after which a command hangs."""
GENTLY = {"LIVECARD_TEST_NICE": "10"}
"""Around a command that lets others go first."""
QUICKLY = ("--no-browser", "--no-stay", "--port", "0", "--speed", "max")

# Everything but the loopback is out of reach. Raising would not do: a library might catch it.
OFFLINE = """
import os, socket, sys
if nice := os.environ.get("LIVECARD_TEST_NICE"):
    os.nice(int(nice))
HERE = ("127.0.0.1", "::1", "localhost", None)
def outside(host):
    os.write(2, f"a connection to {host} was tried\\n".encode())
    os._exit(97)
def guarded(real):
    def connect(self, address):
        if self.family != socket.AF_UNIX and address[0] not in HERE:
            outside(address[0])
        return real(self, address)
    return connect
def resolve(host, *rest, real=socket.getaddrinfo, **more):
    return real(host, *rest, **more) if host in HERE else outside(host)
socket.socket.connect = guarded(socket.socket.connect)
socket.socket.connect_ex = guarded(socket.socket.connect_ex)
socket.getaddrinfo = resolve
"""
COMMAND = f"{OFFLINE}\nfrom livecard.cli.app import main\nmain()\n"


def environment(home: Path, **more: str) -> dict[str, str]:
    """This environment with a workspace of its own, and nothing that keeps a library offline."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    return {**kept, "LIVECARD_HOME": str(home), "COLUMNS": "200", **more}


def livecard(home: Path, *words: str | Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run it to its end."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, words)],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Running:
    """A command that runs until it is interrupted."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.code: int | None = None

    def line(self, wanted: str) -> str:
        """The next line of its output that has that in it."""
        seen = []
        for line in self._lines(self._process.stdout):
            seen.append(line)
            if wanted in line:
                return line.strip()
        raise AssertionError(f"no line with {wanted!r} in {seen}")

    def interrupted(self) -> str:
        """Ask it to end, and give the rest of its output."""
        self._process.send_signal(signal.SIGINT)
        out, _ = self._process.communicate(timeout=PATIENCE)
        self.code = self._process.returncode
        return out

    def killed(self) -> None:
        """End it as a crash does."""
        self._process.kill()
        self._process.wait()

    @staticmethod
    def _lines(stream: IO[str] | None) -> Iterator[str]:
        assert stream is not None
        # Not by iteration: communicate() must be able to read what follows.
        return iter(stream.readline, "")


@contextmanager
def running(home: Path, *words: str | Path, **more: str) -> Iterator[Running]:
    """A command in the background; killed where it does not end by itself."""
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, words)],
        env=environment(home, PYTHONUNBUFFERED="1", **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        yield Running(process)
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def sessions(home: Path) -> list[str]:
    """The sessions that the workspace's log has."""
    from livecard.log import Log

    path = home / "livecard.db"
    if not path.exists():
        return []
    log = Log(path, now=lambda: "")
    try:
        return [one.session for one in log.sessions()]
    finally:
        log.close()
