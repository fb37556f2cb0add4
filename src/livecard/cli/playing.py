"""Where the recording of a session lies, for the page to play: the file that was replayed."""

from pathlib import Path

from livecard import folders


def remember(session: str, recording: Path) -> None:
    """Note which file a session was made from. The file itself stays where it is."""
    note = _note(session)
    note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    note.write_text(str(recording.resolve()), encoding="utf-8")


def recording(session: str) -> Path | None:
    """The file that a session was made from, if it is still there. The log must know the name."""
    try:
        path = Path(_note(session).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return path if path.is_file() else None


def _note(session: str) -> Path:
    return folders.workspace() / "played" / f"{session}.txt"
