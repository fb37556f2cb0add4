"""Which line of a TOML text a key stands on, found by a light reading of its headers and keys."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"^\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"\n]*"|'[^'\n]*'|[\w.-]+)+)\s*=""")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^."'\s]+))\s*\.?""")
_QUOTES = re.compile(r'"""|\'\'\'')

Path = tuple[str, ...]


def line_of(text: str, key: str) -> int:
    """The line of a key such as `dimensions[2].anchors."4"`, or of the nearest part of it."""
    wanted = path_of(key)
    if len(wanted) == 1 and re.search(rf"^\s*\[\[{re.escape(key)}\]\]", text, re.MULTILINE):
        wanted = (f"{key}#1",)
    best, depth = 1, 0
    for number, path in _places(text):
        shared = _shared(path, wanted)
        if shared > depth:
            best, depth = number, shared
    return best


def _shared(one: Path, other: Path) -> int:
    """How many parts of a path are the wanted ones; a value's own items are on its line."""
    pairs = enumerate(zip(one, other, strict=False))
    differ = (n for n, (a, b) in pairs if a not in (b, b.partition("#")[0]))
    return next(differ, min(len(one), len(other)))


def path_of(key: str) -> Path:
    """A key taken apart; tables of an array are counted from 1: `a[2].b` is (`a#2`, `b`)."""
    return tuple(re.sub(r"\[(\d+)\]$", r"#\1", part) for part in _parts(key))


def _parts(key: str) -> Iterator[str]:
    for quoted, single, bare in _PART.findall(key):
        yield quoted or single or bare


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Each header and key of the text with the line it is on."""
    counts: dict[str, int] = {}
    table: Path = ()
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside and (header := _HEADER.match(line)):
            table = _entered(header, counts)
            yield number, table
        elif not inside and (key := _KEY.match(line)):
            yield number, table + path_of(key[1])
        inside ^= len(_QUOTES.findall(line)) % 2 == 1


def _entered(header: re.Match[str], counts: dict[str, int]) -> Path:
    """The table a header opens; `[dimensions.anchors]` belongs to the last `[[dimensions]]`."""
    parts = list(_parts(header[2]))
    if header[1] == "[[" and len(parts) == 1:
        counts[parts[0]] = counts.get(parts[0], 0) + 1
    if parts and parts[0] in counts:
        parts[0] = f"{parts[0]}#{counts[parts[0]]}"
    return tuple(parts)
