"""Importing rubrics from documents in the layouts in which they are published."""

from collections.abc import Callable
from pathlib import Path

import pytest

import documents
from livecard.rubric import BadRubric, Rubric
from livecard.rubrics.draft import Draft, decode
from livecard.rubrics.imports import Imported, read_document
from livecard.rubrics.shelf import find
from livecard.rubrics.written import write

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
SCORECARDS = ("senior-backend", "junior-backend", "senior-support")
Layout = Callable[[Rubric], str]


def parts(found: Imported) -> tuple[int, int, float, int]:
    draft = found.draft
    return (
        len(draft.dimensions),
        sum(len(one.anchors) for one in draft.dimensions),
        sum(one.weight or 0 for one in draft.dimensions),
        sum(len(one.notes) for one in draft.examples),
    )


@pytest.mark.parametrize("layout", [documents.dashed, documents.bulleted])
@pytest.mark.parametrize("name", SCORECARDS)
def test_r034_a_published_scorecard_is_read_whole_whatever_its_bullets_and_pipes(
    name: str, layout: Layout
) -> None:
    rubric = find(name)
    found = read_document(layout(rubric), "page.txt")
    assert parts(found) == (7, 28, 100, 21)
    assert found.left == ()
    for dimension, read in zip(rubric.dimensions, found.draft.dimensions, strict=True):
        assert (read.name, read.weight) == (dimension.name, dimension.weight)
        assert read.anchors == {one.band: one.text for one in dimension.anchors}
    assert found.draft.audience == rubric.audience
    assert found.draft.level == rubric.level


@pytest.mark.parametrize("layout", [documents.dashed, documents.bulleted])
def test_r019_example_notes_come_with_their_scores(layout: Layout) -> None:
    found = read_document(layout(find("senior-backend")), "page.txt")
    assert [one.name for one in found.draft.examples] == ["Great", "Good", "No-Fit"]
    scores = [set(one.scores.values()) for one in found.draft.examples]
    assert scores == [{5}, {3}, {1}]


@pytest.mark.parametrize("layout", [documents.markdown, documents.markdown_table])
def test_r034_markdown_with_lists_or_a_table_is_read(layout: Layout) -> None:
    rubric = find("ward-nurse")
    found = read_document(layout(rubric), "page.md")
    assert parts(found) == (6, 24, 100, 0)
    assert found.draft.dimensions[2].anchors["4"] == rubric.dimensions[2].anchors[2].text


WIDE = """Dimension;Weight;1-2;3;4;5;Checklist
"Rope work";60 %;"Ties, then falls";Ties;Ties fast;Teaches ties;knots
Talking with guests;40;Grunts;Speaks;Listens;Charms with facts;
"""
LONG = """competency,weight,band,anchor
Rope work,60,1–2,Falls
Rope work,60,3,Ties
Talking,40,3,"Speaks, and waits"
"""


def test_r034_csv_with_a_column_for_each_band_is_read() -> None:
    rope, talk = read_document(WIDE, "sheet.csv").draft.dimensions
    assert rope.anchors == {
        "1–2": "Ties, then falls",
        "3": "Ties",
        "4": "Ties fast",
        "5": "Teaches ties",
    }
    assert (rope.weight, rope.checklist, talk.weight) == (60, "knots", 40)


def test_r034_csv_with_a_row_for_each_anchor_is_read() -> None:
    rope, talk = read_document(LONG, "sheet.csv").draft.dimensions
    assert rope.anchors == {"1–2": "Falls", "3": "Ties"}
    assert talk.anchors == {"3": "Speaks, and waits"}


def test_r097_pillars_are_read_with_signs_matrix_question_and_success() -> None:
    found = read_document(documents.PILLARS, "article.txt")
    lamp, log = found.draft.dimensions
    assert (lamp.name, lamp.tests) == ("Lamp & Oil", "Do they keep it burning?")
    assert lamp.strong == ("Trims the wick each hour", "Knows the oil")
    assert lamp.weak == ("Sleeps", "Says things like ship,boat", "Blames the wind")
    assert lamp.anchors["Strong"] == "Awake; Has oil-in-reserve"
    assert log.anchors == {"Weak": "Writes on Sundays", "Strong": "Writes at once"}
    assert found.draft.questions[0].text == "The lamp goes out. What now?"
    assert found.draft.success == ("The lamp is never out", "Ships are logged")


def test_r098_a_pillar_without_an_ok_column_says_so() -> None:
    from livecard.rubrics.lint import lint

    found = read_document(documents.PILLARS, "article.txt")
    said = [str(one) for one in lint(write(found.draft), "article.toml")]
    assert any("'Log & Talk' has no anchor for band OK" in one for one in said)


def test_tables_that_lost_their_pipes_are_read_and_kept() -> None:
    draft = read_document(documents.CHAPTER, "chapter.txt").draft
    assert draft.title == "How Keepers Are Marked"
    assert [one.name for one in draft.dimensions] == ["Watch", "Oil use", "Log book"]
    assert draft.dimensions[1].anchors["Full"] == "Plans a month ahead, and checks."
    assert [(one.label, one.low, one.high) for one in draft.bands] == [
        ("Weak", 1, 2),
        ("Fair", 3, 3),
        ("Full", 4, 5),
    ]
    marks, answers = draft.tables
    assert marks.rows[0] == ("Never", "Shows a danger to ships.")
    assert answers.columns == ("Prompt", "Weak answer", "Fair answer", "Full answer")
    assert len(answers.rows) == 3


@pytest.mark.parametrize("text", [documents.PILLARS, documents.CHAPTER, WIDE])
def test_what_is_imported_can_be_written_and_read_again(text: str) -> None:
    draft: Draft = read_document(text, "a.csv" if text == WIDE else "a.txt").draft
    assert decode(write(draft), "a.toml") == draft


def test_what_finds_no_place_is_told_with_its_line() -> None:
    text = documents.dashed(find("senior-support")) + "Bring your own lunch.\n"
    left = read_document(text, "page.txt").left
    assert [one.text for one in left] == ["Bring your own lunch."]
    assert text.splitlines()[left[0].line - 1] == "Bring your own lunch."


def test_what_a_document_does_not_say_is_assumed_aloud() -> None:
    assert read_document(WIDE, "ropes.csv").assumed == (
        "the title, from the file's name",
        "the level Mid",
    )


@pytest.mark.parametrize("text", ["", "Dear all,\nsee you on Monday.\n", "a,b\n1,2\n", "\0\0PK"])
@pytest.mark.parametrize("name", ["letter.txt", "letter.csv"])
def test_a_document_without_a_rubric_is_refused_with_what_would_be_read(
    text: str, name: str
) -> None:
    with pytest.raises(BadRubric, match=rf"^{name}: line 1: "):
        read_document(text, name)


def seed(number: str) -> str:
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the source documents are not on this machine")
    return found[0].read_text("utf-8")


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_r034_the_published_scorecards_are_read_without_loss(number: str) -> None:
    found = read_document(seed(number), "seed.txt")
    assert parts(found) == (7, 28, 100, 21)
    assert found.left == ()


def test_r034_the_tables_of_the_published_chapter_are_read_without_loss() -> None:
    found = read_document(seed("002"), "seed.txt")
    assert parts(found)[:2] == (7, 21)
    assert [len(one.rows) for one in found.draft.tables] == [3, 6, 5]


def test_r098_the_matrix_and_pillars_of_the_published_article_are_read_without_loss() -> None:
    draft = read_document(seed("003"), "seed.txt").draft
    lines = [text.split("; ") for one in draft.dimensions[:2] for text in one.anchors.values()]
    assert sum(map(len, lines)) == 24
    assert sum(len(one.strong) + len(one.weak) for one in draft.dimensions) == 32
    assert len(draft.success) == 7


@pytest.mark.parametrize(
    ("number", "name"),
    [("000", "senior-backend"), ("001", "junior-backend"), ("004", "senior-support")],
)
def test_the_shipped_rubrics_have_the_dimensions_and_weights_of_their_sources(
    number: str, name: str
) -> None:
    """R036, R039, R042."""
    source = read_document(seed(number), "seed.txt").draft
    rubric = find(name)
    assert [(one.name, one.weight) for one in rubric.dimensions] == [
        (one.name, one.weight) for one in source.dimensions
    ]


def test_no_anchor_or_note_of_the_sources_is_copied() -> None:
    for number, name in (
        ("000", "senior-backend"),
        ("001", "junior-backend"),
        ("004", "senior-support"),
    ):
        source = read_document(seed(number), "seed.txt").draft
        taken = {text for one in source.dimensions for text in one.anchors.values()}
        taken |= {text for one in source.examples for text in one.notes.values()}
        rubric = find(name)
        ours = {anchor.text for one in rubric.dimensions for anchor in one.anchors}
        ours |= {note.note for one in rubric.examples for note in one.notes}
        assert not taken & ours
