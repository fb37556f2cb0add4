"""The rubric commands, as a user types them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import documents
from livecard.cli.rubric import app
from livecard.errors import LivecardError
from livecard.rubrics.shelf import find
from small_rubric import SMALL, changed


@pytest.fixture
def ferry(tmp_path: Path) -> str:
    path = tmp_path / "ferry.toml"
    path.write_text(SMALL, "utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


def refused(*words: str) -> str:
    """What a command says that cannot be carried out; the main program makes it one line."""
    error = run(*words).exception
    assert isinstance(error, LivecardError)
    return str(error)


def test_list_shows_the_shipped_rubrics() -> None:
    lines = run("list").output.splitlines()
    assert sum("livecard's" in line for line in lines) == 6
    assert any("7 dimensions" in line and line.startswith("senior-backend") for line in lines)


def test_show_marks_the_anchors_of_the_level(ferry: str) -> None:
    output = run("show", ferry, "--level", "Junior").output
    assert "Docks in cross wind with a pilot beside. [for this level]" in output
    assert output.count("[for this level]") == 1
    assert "I just hope" not in output
    assert "I just hope" in run("show", ferry, "--sayings").output


@pytest.mark.parametrize(
    ("name", "other"), [("senior-backend", "junior"), ("junior-backend", "senior")]
)
def test_show_says_where_the_sources_disagree_also_with_the_jobs_other_level(
    name: str, other: str
) -> None:
    told = run("show", name).output.split("Where the sources disagree:")[1]
    assert f"{name} and {other}-backend share 1 of 13" in told
    assert "1 and 2 share one anchor" in told
    assert "two loops" in told
    assert ("“Good”: The average of 3.00" in told) == name.startswith("senior")


def test_show_of_an_unknown_rubric_lists_those_that_there_are() -> None:
    assert "senior-backend" in refused("show", "senior-frontend")


def test_lint_of_a_sound_rubric_ends_well(ferry: str) -> None:
    result = run("lint", ferry, "--no-meaning")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "0 errors, 0 warnings"


@pytest.mark.models("sentence-encoder")
def test_lint_finds_anchors_that_mean_the_same(ferry: str) -> None:
    text = changed("Gives clear orders.", "Leads the response to incidents.")
    Path(ferry).write_text(changed("Briefs the crew beforehand.", "Leads incident response.", text))
    assert (
        "'Crew communication' 3 and 'Crew communication' 4 mean nearly" in run("lint", ferry).output
    )


def test_lint_names_the_line_and_ends_with_1_on_an_error(ferry: str) -> None:
    Path(ferry).write_text(changed("weight = 60", "weight = 50"), "utf-8")
    result = run("lint", ferry, "--no-meaning")
    assert result.exit_code == 1
    assert result.output.startswith(
        "error   line 12, dimensions[1].weight: the weights sum to 90 %"
    )


def test_lint_of_a_file_that_is_no_toml_is_one_line(ferry: str) -> None:
    Path(ferry).write_text("weights: 20\n", "utf-8")
    said = refused("lint", ferry, "--no-meaning")
    assert "ferry.toml: line 1" in said
    assert "\n" not in said


def test_new_copies_a_rubric_and_says_what_comes_next(tmp_path: Path) -> None:
    out = tmp_path / "mine.toml"
    result = run("new", "mine", "--from", "ward-nurse", "--out", str(out))
    assert f"livecard rubric lint {out}" in result.output
    assert find(str(out)).title == "Ward Nurse"
    assert "is there already" in refused("new", "mine", "--out", str(out))


def test_import_reports_what_was_found_and_what_was_not_placed(tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "made.toml"
    page.write_text(documents.bulleted(find("senior-support")) + "Bring a pen.\n", "utf-8")
    output = run("import", str(page), "--out", str(out)).output
    assert "7 dimensions, 28 anchors, weights 100 %, 21 example notes" in output
    assert "not placed: 1 lines" in output
    assert "Bring a pen." in output
    assert len(find(str(out)).dimensions) == 7


def test_import_says_what_to_mend_before_the_rubric_can_be_used(tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "made.toml"
    page.write_text(documents.PILLARS, "utf-8")
    output = run("import", str(page), "--out", str(out)).output
    assert "'Log & Talk' has no anchor for band OK" in output
    assert "has no weight" in output


def test_import_of_a_letter_writes_nothing(tmp_path: Path) -> None:
    page, out = tmp_path / "letter.txt", tmp_path / "made.toml"
    page.write_text("Dear all, see you on Monday.\n", "utf-8")
    assert "no dimension found" in refused("import", str(page), "--out", str(out))
    assert not out.exists()


def test_import_of_a_missing_file_says_so(tmp_path: Path) -> None:
    assert "cannot be read" in refused("import", str(tmp_path / "x.txt"), "--out", "y.toml")


def test_diff_shows_both_sides(ferry: str) -> None:
    assert run("diff", ferry, ferry).output == "no difference\n"
    output = run("diff", "senior-backend", "junior-backend").output
    assert "API Design: only in the first" in output
    assert "Technical Knowledge: only in the second" in output


def test_print_writes_the_sheet_or_shows_it(ferry: str, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    assert run("print", ferry, "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8") == run("print", ferry).output
    assert "Docks by luck" not in run("print", ferry, "--candidate").output
