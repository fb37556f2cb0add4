"""Wires the counting of suggestions in conversations that have no scorecard behind them."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from livecard.bench.talk import (
    Conversation,
    Counted,
    Suggested,
    counted,
    parse,
    suggested,
    table,
    utterances,
)
from livecard.cli.tagging_bench import tagger_maker
from livecard.errors import LivecardError
from livecard.rubric import Rubric

Part = TypeVar("Part")
SHOWN = 400
"""Characters of a question in the list: its end, where the question mark is."""


def conversations(folder: Path) -> Iterator[Conversation]:
    """The transcripts of a folder that say who speaks; the others are named and left out."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    if not files:
        raise LivecardError(f"{folder} has no transcripts; they are Markdown files, NAME.md")
    for file in files:
        found = parse(file.stem, file.read_text("utf-8"))
        if found is None:
            typer.echo(f"  {file.name} does not say who speaks and is left out", err=True)
        else:
            yield found


def talk(folder: Path, rubric: Rubric, into: Path | None) -> Iterator[str]:
    """The table; the suggestions go into a file. Stopped early, both hold what is done."""
    some = list(conversations(folder))
    counts: list[Counted] = []
    found: list[Suggested] = []
    try:
        _count(some, rubric, counts, found)
    except KeyboardInterrupt:
        typer.echo(f"\n  stopped after {len(counts)} of {len(some)} conversations", err=True)
    if into is not None:
        write(into, found)
    yield from table(counts)


def _count(
    some: Sequence[Conversation], rubric: Rubric, counts: list[Counted], found: list[Suggested]
) -> None:
    make = tagger_maker()
    said = [list(utterances(one)) for one in some]
    with typer.progressbar(length=sum(map(len, said)), label="utterances") as bar:
        for one, parts in zip(some, said, strict=True):
            here = list(suggested(one, make(rubric), passing(parts, bar.update)))
            counts.append(counted(one, here))
            found += here


def passing(parts: Sequence[Part], tell: Callable[[int], None]) -> Iterator[Part]:
    """The parts as they are; each is told of when it has been dealt with."""
    for part in parts:
        yield part
        tell(1)


def write(path: Path, found: Sequence[Suggested]) -> None:
    """The suggestions in an order drawn once, so that the first fifty are a fair draw."""
    drawn = random.Random(1).sample(found, len(found))
    text = "\n".join(f"## {number}\n\n{shown(one)}" for number, one in enumerate(drawn, 1))
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise LivecardError(f"{path} cannot be written ({error.strerror})") from error


def shown(one: Suggested) -> str:
    """A suggestion as a person reads it."""
    question = one.question if len(one.question) <= SHOWN else "…" + one.question[-SHOWN:]
    how = f"level {one.level}, {one.polarity}, confidence {one.confidence:.2f}"
    return (
        f"asked: {question}\n\n> {one.quote}\n\n**{one.dimension}**, {how} ({one.conversation})\n"
    )
