"""The blank scorecard in Typst's markup, for a PDF."""

from collections.abc import Iterator

from livecard.rubric import Dimension, Rubric

_HEAD = """#set page(paper: "a4", margin: 16mm, numbering: "1")
#set text(size: 10pt)
#set par(leading: 0.55em)
#show heading.where(level: 2): set text(size: 11.5pt)
#let blank = line(length: 100%, stroke: 0.5pt + gray)
"""


def typeset(rubric: Rubric) -> str:
    """The same scorecard as `sheet.blank`."""
    return _HEAD + "\n".join(_parts(rubric)) + "\n"


def string(text: str) -> str:
    """A Typst string, in which nothing is markup."""
    kept = "".join(one if one.isprintable() else " " for one in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parts(rubric: Rubric) -> Iterator[str]:
    yield f"#heading(level: 1, {string(rubric.title)})"
    yield f"#text({string(rubric.purpose)})\n"
    yield f"#text({string(f'Level: {rubric.level} · Format: {rubric.format}')})\n"
    fields = "[Candidate:], [Date:], [Interviewer:], [Round:]"
    yield f"#grid(columns: (1fr, 1fr), row-gutter: 12pt, {fields})"
    for dimension in rubric.dimensions:
        yield _dimension(dimension)
    yield "#heading(level: 2)[Final score]"
    yield "Weighted average and share of weight rated:\n\n#blank\nDecision and reason:\n\n#blank"


def _dimension(dimension: Dimension) -> str:
    title = string(f"{dimension.name}, {dimension.weight:g} %")
    rows = ", ".join(f"text({string(a.band)}), text({string(a.text)})" for a in dimension.anchors)
    return (
        f"#block(breakable: false)[#heading(level: 2, {title})\n"
        f"#text(fill: gray.darken(40%), {string(dimension.checklist)})\n"
        f"#table(columns: (auto, 1fr), stroke: 0.4pt + gray, {rows})\n"
        "Score 1 2 3 4 5, or not observed. What was said or done:\n\n#v(8pt)#blank#v(8pt)#blank]"
    )
