"""Where a sharpened calibration lies, and whether it belongs to the encoder at hand."""

from hashlib import sha256
from pathlib import Path

import msgspec
import typer

from livecard import folders
from livecard.errors import LivecardError
from livecard.tagging.sharpened import Sharpened


class Kept(msgspec.Struct, frozen=True):
    """A file of a sharpened calibration: numbers, and how they came to be. It has no quotes."""

    rubric: str
    encoder: str
    """Which encoder and calibration it weighs the signs of; with another it would mean nothing."""
    sharpened: Sharpened
    sessions: int
    decisions: int
    livecard: str

    @property
    def digest(self) -> str:
        """Which one it is, for whoever repeats a session."""
        return sha256(msgspec.json.encode(self)).hexdigest()


def place(rubric: str) -> Path:
    """Where livecard looks for what an organisation taught it for a rubric."""
    return folders.workspace() / "sharpened" / f"{rubric}.json"


def write(result: Kept, path: Path) -> None:
    """Put it in its place, all of it or nothing."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(result)) + b"\n")
        fresh.replace(path)
    except OSError as error:
        raise LivecardError(f"{path} cannot be written: {error.strerror}") from error


def take_back(rubric: str) -> bool:
    """Remove it; whether there was one."""
    path = place(rubric)
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def kept(rubric: str, encoder: str) -> Kept | None:
    """What was applied for a rubric; None where nothing was, or for another encoder, which it
    says."""
    path = place(rubric)
    if not path.is_file():
        return None
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError) as error:
        raise LivecardError(
            f"{path} cannot be read ({error}); remove it, or make it anew with: livecard train "
            f"--rubric {rubric} --accepted all --apply"
        ) from error
    if found.encoder == encoder:
        return found
    typer.echo(f"{path} was made for another encoder and is not used: train it again", err=True)
    return None
