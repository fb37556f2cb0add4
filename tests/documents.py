"""Writes a rubric as the published pages write theirs, so that importing it can be tested."""

from livecard.rubric import Rubric

CHROME = """\
Try Free
InterviewFerry CaptainScorecardHiring

"""
FOOTER = """\
Recruiter FAQs about this scorecard
Q: Do scorecards help?
A: Yes, with the same questions for all.
Download
Choose your format:
Share these templates with your panel.
See Live Scorecards in Action
"""


def dashed(rubric: Rubric) -> str:
    """The layout with `- 1–2:`, and tables with pipes."""
    return _page(rubric, "- ", pipes=True)


def bulleted(rubric: Rubric) -> str:
    """The layout with `• 1–2:`, blank lines, tables without pipes, and more of the page."""
    lines = _page(rubric, "  • ", pipes=False).splitlines()
    anchors_end = next(n for n, line in enumerate(lines) if line.startswith("Default weights"))
    spread = [f"{line}\n" for line in lines[:anchors_end]]
    return CHROME + "\n".join([*spread, *lines[anchors_end:]]) + "\n"


def _page(rubric: Rubric, bullet: str, pipes: bool) -> str:
    parts = [
        f"{rubric.title} Interview Scorecard",
        f"\nTL;DR\n{rubric.purpose}",
        f"Who this scorecard is for\n{rubric.audience}",
        "Preview the Scorecard",
        "How to use and calibrate",
        f"{bullet}Pick the level (Junior, Mid, Senior, or Staff).",
        "Detailed rubric with anchor behaviors",
    ]
    for dimension in rubric.dimensions:
        parts.append(dimension.name)
        parts += [f"{bullet}{one.band}: {one.text}" for one in dimension.anchors]
    parts += ["Scoring and weighting", "Default weights (adjust per role):"]
    parts += _table([("Dimension", "Weight"), *_weights(rubric)], pipes)
    parts += ["Final score = weighted average. Require at least two “4+” signals."]
    parts += ["Complete Examples"]
    for example in rubric.examples:
        parts.append(f"{rubric.title} Scorecard — {example.name} Candidate")
        rows = [(one.dimension, one.note, str(one.score)) for one in example.notes]
        parts += _table([("Dimension", "Notes", "Score (1–5)"), *rows], pipes)
    return "\n".join([*parts, FOOTER])


def _weights(rubric: Rubric) -> list[tuple[str, ...]]:
    return [(one.name, f"{one.weight:g}%") for one in rubric.dimensions]


def _table(rows: list[tuple[str, ...]], pipes: bool) -> list[str]:
    if not pipes:
        return [" ".join(row) for row in rows]
    head, *rest = [" | ".join(row) + " |" for row in rows]
    return [head, "---|" * len(rows[0]), *rest]


def markdown(rubric: Rubric) -> str:
    """Headings, emphasis and lists."""
    parts = [f"# {rubric.title} Scorecard", "", "## Purpose", rubric.purpose, ""]
    for dimension in rubric.dimensions:
        parts += [f"### {dimension.name} ({dimension.weight:g} %)", ""]
        parts += [f"* **{one.band}**: {one.text}" for one in dimension.anchors]
    return "\n".join(parts) + "\n"


def markdown_table(rubric: Rubric) -> str:
    """A row for each dimension, a column for each band."""
    rows = [("Dimension", "Weight", *(band.label for band in rubric.bands))]
    rows += [
        (one.name, f"{one.weight:g} %", *(anchor.text for anchor in one.anchors))
        for one in rubric.dimensions
    ]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([f"# {rubric.title}", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


PILLARS = """\
How We Hire Lighthouse Keepers
TL;DR
Watch what keepers do.
For a keeper on the coast, success might be:
- The lamp is never out
- Ships are logged
1. Lamp & Oil
What you're testing:
Do they keep it burning?
Strong signal:
- Trims the wick each hour
- Knows the oil
Weak signal:
- Sleeps
- Says things like
ship,boat - Blames the wind
Example question:
"The lamp goes out. What now?"
2. Log & Talk
What you're testing:
Do they write it down?
Strong signal:
- Writes at once
Weak signal:
- Writes on Sundays
You can test this in any interview:
Ask for the log.
A Simple Matrix
Example: Lamp & Oil Pillar
| Signal Level | Evidence |
|---|---|
| Weak | - Sleeps a lot - No oil |
| OK | - Mostly awake - Asks for oil |
| Strong | - Awake - Has oil-in-reserve |
"""

CHAPTER = """\
Skip to content

Chapter 3

How Keepers Are Marked

Marks are made from what is seen.

Mark Meaning
Never Shows a danger to ships.
Hardly Some use, with open questions.
Yes Clear use on any coast.

How answers differ
Prompt Weak answer Fair answer Full answer
“Is it dark?” “No.” “At night.” “From dusk, which I note.”
“Who watches?” “Someone.” “We do.” “I do, and Ann from four.”
“What if fog?” “Wait.” “Horn.” “Horn each minute, and I log it.”

Self-check
Dimension 1 - Weak 3 - Fair 5 - Full
Watch Is often away. Is mostly there. Is there and says so.
Oil use Runs out. Has enough. Plans a month ahead, and checks.
Log book Has no entries. Has some entries. Can be read by a stranger.
"""
