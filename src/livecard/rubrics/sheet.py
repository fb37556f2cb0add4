"""The blank scorecard as a page to print or fill in by hand, and the sheet for the candidate."""

from collections.abc import Iterator
from html import escape
from typing import get_args

from livecard.rubric import Anchor, Band, Dimension, Level, Rubric

_STYLE = """
@page { size: A4; margin: 14mm }
body { font: 10.5pt/1.4 system-ui, sans-serif; color: #1a1a1a; max-width: 190mm; margin: 2em auto }
h1 { font-size: 18pt; margin: 0 } h2 { font-size: 12pt; margin: 0 } p { margin: .3em 0 }
.who span { display: inline-block; width: 48%; border-bottom: 1px solid #777; margin: .5em 1% 0 0 }
section { break-inside: avoid; border-top: 1.5px solid #1a1a1a; padding: .5em 0; margin-top: .8em }
table { width: 100%; border-collapse: collapse; margin: .4em 0 }
td { vertical-align: top; border-top: 1px solid #ccc; padding: .25em .4em }
td.score { width: 4.5em; white-space: nowrap; font-weight: 600 }
.tick::before { content: "☐ " } .quiet { color: #555 }
.note { border-bottom: 1px solid #bbb; height: 1.7em }
"""


def blank(rubric: Rubric) -> str:
    """The scorecard of a rubric as one HTML file that needs nothing else."""
    body = [
        f"<h1>{escape(rubric.title)}</h1>",
        f"<p>{escape(rubric.purpose)}</p>",
        f'<p class="quiet">For: {escape(rubric.audience)}</p>',
        '<p class="who"><span>Candidate:</span><span>Date:</span>',
        "<span>Interviewer:</span><span>Round:</span></p>",
        f"<p>Level: {_levels(rubric.level)} · Format: {escape(rubric.format)}</p>",
        *(_section(dimension) for dimension in rubric.dimensions),
        *_closing(rubric),
    ]
    return _page(rubric.title, body)


def for_candidate(rubric: Rubric) -> str:
    """What is looked at and why, without anchors, to be given out before the interview (R133)."""
    body = [
        f"<h1>What we will talk about: {escape(rubric.role)}</h1>",
        "<p>Everybody who interviews for this role is asked about the same things and rated by the "
        "same written behaviours. A person decides, from what was said and done.</p>",
        *(
            f"<section><h2>{escape(one.name)}</h2><p>{escape(one.tests)}</p></section>"
            for one in rubric.dimensions
        ),
    ]
    if rubric.success:
        body.append("<section><h2>What a good first half-year looks like</h2><ul>")
        body += [f"<li>{escape(one)}</li>" for one in rubric.success]
        body.append("</ul></section>")
    return _page(rubric.role, body)


def _page(title: str, body: list[str]) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    inside = "\n".join(body)
    opening = f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n'
    return f"{opening}<body>\n{inside}\n</body></html>\n"


def _levels(chosen: Level) -> str:
    return " · ".join(f"<b>☑ {one}</b>" if one == chosen else f"☐ {one}" for one in get_args(Level))


def _section(dimension: Dimension) -> str:
    rows = "".join(_row(anchor) for anchor in dimension.anchors)
    floor = "" if dimension.floor is None else f" · not below {dimension.floor}"
    return (
        f"<section><h2>{escape(dimension.name)} "
        f'<span class="quiet">{dimension.weight:g} %{floor}</span></h2>'
        f"<p>{escape(dimension.tests)}</p>{_ticks(dimension.checklist)}"
        f"<table>{rows}</table>"
        '<p class="quiet">Score 1 2 3 4 5 · ☐ not observed. What was said or done:</p>'
        '<div class="note"></div><div class="note"></div></section>'
    )


def _ticks(checklist: str) -> str:
    ticks = (f'<span class="tick">{escape(one.strip())}</span>' for one in checklist.split("·"))
    return f"<p>{'&ensp;'.join(ticks)}</p>" if checklist else ""


def _row(anchor: Anchor) -> str:
    marks = [word for word, on in _marks(anchor) if on]
    marked = f' <span class="quiet">({", ".join(marks)})</span>' if marks else ""
    return (
        f'<tr><td class="score">☐ {escape(anchor.band)}</td>'
        f"<td>{escape(anchor.text)}{marked}</td></tr>"
    )


def _marks(anchor: Anchor) -> Iterator[tuple[str, bool]]:
    yield "for this level", anchor.adjusted
    yield "talk can only claim this", anchor.claimed


def _span(band: Band) -> str:
    return f"{band.low}" if band.low == band.high else f"{band.low} or {band.high}"


def _closing(rubric: Rubric) -> Iterator[str]:
    parts = " + ".join(f"{one.weight:g} % × {escape(one.name)}" for one in rubric.dimensions)
    yield f"<section><h2>Final score</h2><p>{parts} = </p>"
    yield (
        '<p class="quiet">A dimension that was not observed is not a 1: give the score with the '
        "share of weight that was rated. For Senior and Staff, note whether at least two "
        "dimensions reached 4. Fill this in within 30 minutes after the interview.</p>"
    )
    yield "<p>Decision and reason, by a person:</p>"
    yield '<div class="note"></div></section>'
    if any(band.label != "1–2" and band.low < band.high for band in rubric.bands):
        scale = ", ".join(f"{band.label} = {_span(band)}" for band in rubric.bands)
        yield f'<p class="quiet">Scale: {escape(scale)}</p>'
    if rubric.note:
        yield f'<p class="quiet">{escape(rubric.note)}</p>'
