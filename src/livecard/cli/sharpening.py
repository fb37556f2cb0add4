"""Wires the sharpening: recorded sessions in, a comparison out, and a file only where asked for."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import typer

from livecard import __version__
from livecard.cli import sharpened
from livecard.cli.parts import ENCODER, SENTENCES, signature
from livecard.cli.sharpen_options import Sharpening
from livecard.cli.sharpened import Kept
from livecard.cli.workspace import open_log
from livecard.errors import LivecardError
from livecard.events import Event, SessionOpened
from livecard.log import Log
from livecard.models import locate
from livecard.rubric import Rubric
from livecard.rubrics.shelf import find
from livecard.tagging.match import Taught
from livecard.tagging.sharpened import Sharpened
from livecard.training.accepted import Gathered, Reader, gathered
from livecard.training.sharpening import Comparison, Decision, Judged, compared
from livecard.training.sharpening import sharpened as fitted

EVERY = "all"


def sharpen(asked: Sharpening, out: Path | None) -> None:
    """Compare, say what would change, and change only what was asked for."""
    if asked.rubric is None:
        raise LivecardError("say which rubric: livecard train --rubric FILE --accepted SESSIONS")
    rubric = find(asked.rubric)
    if asked.take_back:
        there = sharpened.take_back(rubric.id)
        typer.echo("Taken back: suggestions are as shipped." if there else "Nothing was applied.")
        return
    taught, found = _gathered(rubric, _names(asked))
    decisions = [decision for one in found for decision in one.decisions]
    comparison = compared(decisions, taught)
    result = fitted(decisions, taught)
    for line in told(found, comparison, taught, result):
        typer.echo(line)
    sessions = len({one.session for one in decisions})
    kept = Kept(rubric.id, signature(ENCODER), result, sessions, len(decisions), __version__)
    _put(kept, asked, out)


def _names(asked: Sharpening) -> tuple[str, ...]:
    named = [*(asked.accepted or []), *(asked.sessions or [])]
    names = [one for each in named for one in each.split(",") if one]
    if not names:
        raise LivecardError("say which sessions: --accepted SESSIONS, or --accepted all")
    return tuple(dict.fromkeys(names))


def _gathered(rubric: Rubric, names: Sequence[str]) -> tuple[Taught, list[Gathered]]:
    from livecard.tagging.encoder import Encoder
    from livecard.tagging.sentences import SpacySentences

    log = open_log()
    try:
        chosen = list(_chosen(log, rubric, names))
    finally:
        log.close()
    encoder = Encoder(locate(ENCODER))
    shipped = encoder.taught.of(rubric)
    reader = Reader(cache(encoder), shipped, SpacySentences(locate(SENTENCES)))
    with typer.progressbar(chosen, label=f"{len(chosen)} sessions") as bar:
        found = [
            gathered(name, events, rubric.at(own.level, own.format), reader)
            for name, own, events in bar
        ]
    return shipped, found


def _chosen(
    log: Log, rubric: Rubric, names: Sequence[str]
) -> Iterator[tuple[str, Rubric, list[Event]]]:
    """The sessions of that rubric, with what happened in them."""
    every = EVERY in names
    for name in [one.session for one in log.sessions()] if every else names:
        events = [entry.event for entry in log.entries(name)]
        own = next((one.rubric for one in events if isinstance(one, SessionOpened)), None)
        if own is not None and _same(own, rubric):
            yield name, own, events
        elif not every:
            other = own.id if own else "no rubric"
            raise LivecardError(
                f"session {name} was held with {other}, not with {rubric.id}: leave it out"
            )


def _same(one: Rubric, other: Rubric) -> bool:
    return one.id == other.id or {d.name for d in one.dimensions} == {
        d.name for d in other.dimensions
    }


def _put(kept: Kept, asked: Sharpening, out: Path | None) -> None:
    if out is not None:
        path = out / f"{kept.rubric}.json"
        sharpened.write(kept, path)
        typer.echo(f"Written to {path}; livecard does not use it there.")
    if asked.apply:
        sharpened.write(kept, sharpened.place(kept.rubric))
        typer.echo(
            f"Applied: interviews with {kept.rubric} use it from now on. "
            f"Take it back with: livecard train --rubric {asked.rubric} --take-back"
        )
    if out is None and not asked.apply:
        typer.echo("Nothing was changed. --apply uses this, --out FOLDER writes it down.")


def told(
    found: Sequence[Gathered], comparison: Comparison, shipped: Taught, result: Sharpened
) -> Iterator[str]:
    """The report: what was learnt from, before and after, and what would change."""
    decisions = [decision for one in found for decision in one.decisions]
    right, moved = sum(one.right for one in decisions), sum(one.moved for one in found)
    yield (
        f"{len(found)} sessions, {len(decisions)} decisions on suggestions: {right} accepted where "
        f"they stood, {len(decisions) - right} not ({moved} were filed elsewhere)."
    )
    yield (
        f"Not learnt from: {sum(one.undecided for one in found)} left undecided, "
        f"{sum(one.marked for one in found)} marked by hand, "
        f"{sum(one.unread for one in found)} read otherwise today."
    )
    yield "Each session judged by what the others taught:"
    yield from _table(comparison)
    yield from _changes(decisions, shipped, result)


def _table(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    rows = (
        ("right, of what is shown", _precision(before), _precision(after)),
        ("shown, of what is right", _kept(before), _kept(after)),
        ("log loss", _plain(before.log_loss), _plain(after.log_loss)),
        ("calibration error", _plain(before.calibration_error), _plain(after.calibration_error)),
    )
    yield f"  {'':26}{'before':>18}{'after':>18}"
    for name, one, other in rows:
        yield f"  {name:26}{one:>18}{other:>18}"
    if (after.log_loss or 0) >= (before.log_loss or 0):
        yield "  On sessions it has not seen it is no better: applying it is not advised."


def _precision(one: Judged) -> str:
    return f"{_plain(one.precision)} of {one.shown}"


def _kept(one: Judged) -> str:
    return f"{_plain(one.kept)} of {one.right}"


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _changes(decisions: Sequence[Decision], shipped: Taught, result: Sharpened) -> Iterator[str]:
    names = ("bias", "evidence", "dimension", "cosine", "threshold")
    old = (shipped.bias, shipped.evidence, shipped.dimension, shipped.cosine, shipped.threshold)
    new = (result.bias, result.evidence, result.dimension, result.cosine, result.threshold)
    moved = (f"{name} {a:.2f} → {b:.2f}" for name, a, b in zip(names, old, new, strict=True))
    yield "With all of them: " + ", ".join(moved)
    for name, offset in sorted(result.offsets.items(), key=lambda one: one[1]):
        count = sum(one.dimension == name for one in decisions)
        yield f"  {name}: {offset:+.2f} ({count} decisions)"
