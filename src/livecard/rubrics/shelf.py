"""Where rubrics are kept: those that come with livecard, the user's own, or a file by its path."""

import re
from contextlib import suppress
from pathlib import Path

import msgspec

from livecard import folders as own
from livecard.rubric import BadRubric, Rubric
from livecard.rubrics.draft import decode
from livecard.rubrics.file import parse
from livecard.rubrics.written import write

LARGEST = 1_000_000
"""Bytes; a rubric file of more is something else."""


def shipped_folder() -> Path:
    """The rubrics that come with livecard: in the installed package, else in the source tree."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rubrics"
    return installed if installed.is_dir() else package.parent.parent / "rubrics"


def own_folder() -> Path:
    """Where the user keeps rubrics; it need not exist."""
    return own.rubrics()


def folders() -> tuple[Path, ...]:
    """Where rubrics are looked for; the user's own come first."""
    return own_folder(), shipped_folder()


def paths(places: tuple[Path, ...] | None = None) -> dict[str, Path]:
    """Every rubric file by its id; an id of the user's hides a shipped one."""
    searched = folders() if places is None else places
    found = {path.stem: path for place in reversed(searched) for path in place.glob("*.toml")}
    return dict(sorted(found.items()))


def locate(id_or_path: str, places: tuple[Path, ...] | None = None) -> Path:
    """The file of a rubric; BadRubric lists what there is when there is none."""
    known = paths(places)
    if id_or_path in known:
        return known[id_or_path]
    path = Path(id_or_path).expanduser()
    if _is_file(path):
        return path
    there = ", ".join(known) or "none"
    raise BadRubric(
        f"no rubric {id_or_path!r}: it is neither an id nor a file. There are: {there}. "
        "Choose one of these, or give the path of a .toml file."
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long for the system, or with a null in it
        return False


def read(path: Path) -> str:
    """The text of a file that should be text."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadRubric(f"{path}: more than {LARGEST} bytes; this is not a rubric")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRubric(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise BadRubric(f"{path}: cannot be read ({error.strerror}); check the path") from error


def find(id_or_path: str, places: tuple[Path, ...] | None = None) -> Rubric:
    """The rubric of an id, or of a path."""
    path = locate(id_or_path, places)
    return parse(read(path), path.name)


def new_id(name: str) -> str:
    """The id itself, if it can be a file's name."""
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]{0,60}", name):
        raise BadRubric(f"{name!r} cannot be an id; use letters, digits and hyphens")
    return name


def profiles() -> dict[str, Path]:
    """The success profiles by name."""
    return {path.stem: path for path in sorted((shipped_folder() / "profiles").glob("*.toml"))}


def renewed(text: str, profile: str) -> str:
    """A rubric's text for a new one, with the success criteria of a profile if one is named."""
    if not profile:
        return text
    if profile not in profiles():
        raise BadRubric(f"no profile {profile!r}; there are: {', '.join(profiles())}")
    success = decode(read(profiles()[profile]), profile).success
    draft = decode(text, "rubric")
    # The questions were mapped to the old criteria.
    questions = tuple(msgspec.structs.replace(one, success=()) for one in draft.questions)
    return write(msgspec.structs.replace(draft, success=success, questions=questions))


def save(path: Path, content: str | bytes, force: bool) -> None:
    """Write a file whole or not at all; one that is there stays, unless forced."""
    if path.exists() and not force:
        raise BadRubric(f"{path} is there already; choose another name, or use --force")
    half = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content.encode() if isinstance(content, str) else content)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise BadRubric(f"{path}: cannot be written ({error.strerror}); check the path") from error
