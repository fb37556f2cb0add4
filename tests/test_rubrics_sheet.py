"""The printed scorecard and the sheet for the candidate."""

from html.parser import HTMLParser

import pytest

from livecard.cli.sheet_pdf import NoPdf, pdf
from livecard.rubrics.file import parse
from livecard.rubrics.sheet import blank, for_candidate
from livecard.rubrics.shelf import find, paths
from livecard.rubrics.typeset import string, typeset
from small_rubric import SMALL


class Reader(HTMLParser):
    """Collects tags and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", sorted(paths()))
def test_r035_every_shipped_rubric_prints_with_all_its_anchors(name: str) -> None:
    rubric = find(name)
    page = Reader(blank(rubric))
    assert page.open == []
    for dimension in rubric.dimensions:
        assert dimension.name in page.text
        assert all(anchor.text in page.text for anchor in dimension.anchors)


def test_r002_the_sheet_shows_four_levels_and_the_chosen_one() -> None:
    page = blank(find("senior-backend").at("Staff"))
    assert "☐ Junior · ☐ Mid · ☐ Senior · <b>☑ Staff</b>" in page
    assert page.count("(for this level)") == 4


def test_r004_the_quick_checklist_can_be_ticked() -> None:
    page = blank(find("senior-backend"))
    assert page.count('class="tick"') >= 7 * 3


def test_r099_an_own_scale_is_printed_with_its_table() -> None:
    assert "Scale: Weak = 1 or 2, OK = 3, Strong = 4 or 5" in blank(find("four-pillars"))


def test_what_stands_in_a_rubric_is_text_and_never_markup() -> None:
    evil = '<script>alert(1)</script>&\\" #eval'
    text = SMALL.replace("Gives clear orders.", evil.replace("\\", "\\\\").replace('"', '\\"'))
    rubric = parse(text, "ferry.toml")
    page = Reader(blank(rubric))
    assert "script" not in page.tags
    assert evil in page.text
    assert string(evil) in typeset(rubric)


def test_r133_the_candidates_sheet_says_what_is_looked_at_and_shows_no_anchor() -> None:
    rubric = find("senior-backend")
    page = Reader(for_candidate(rubric)).text
    assert all(one.tests in page and one.name in page for one in rubric.dimensions)
    assert not any(a.text in page for one in rubric.dimensions for a in one.anchors)


def test_the_sheet_needs_nothing_from_elsewhere() -> None:
    page = blank(find("ward-nurse"))
    assert "http" not in page
    assert "src=" not in page


def test_r035_a_pdf_is_made_or_it_is_said_what_makes_one() -> None:
    try:
        made = pdf(find("senior-backend"))
    except NoPdf as refused:
        made = str(refused).encode()
    assert made.startswith(b"%PDF") or b"livecard[pdf]" in made
