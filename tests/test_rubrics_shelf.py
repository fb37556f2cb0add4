"""Where rubrics are found, and how new ones are put there."""

from pathlib import Path

import pytest

from livecard.rubric import BadRubric
from livecard.rubrics import shelf
from livecard.rubrics.draft import decode
from small_rubric import SMALL


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    mine, shipped = tmp_path / "mine", tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "ferry.toml").write_text(SMALL, "utf-8")
    (shipped / "barge.toml").write_text(SMALL, "utf-8")
    return mine, shipped


def test_a_rubric_is_found_by_its_id_or_its_path(places: tuple[Path, Path]) -> None:
    assert shelf.find("ferry", places).id == "ferry"
    assert shelf.find(str(places[1] / "barge.toml"), ()).id == "barge"


def test_the_users_own_rubric_hides_a_shipped_one(places: tuple[Path, Path]) -> None:
    places[0].mkdir()
    own = SMALL.replace("Ferry Captain", "My Captain")
    (places[0] / "ferry.toml").write_text(own, "utf-8")
    assert shelf.find("ferry", places).title == "My Captain"


@pytest.mark.parametrize("name", ["raft", "", "../ferry", "a" * 5000, "a\0b", "/"])
def test_an_unknown_rubric_is_refused_with_those_that_there_are(
    name: str, places: tuple[Path, Path]
) -> None:
    with pytest.raises(BadRubric, match="There are: barge, ferry"):
        shelf.find(name, places)


def test_an_empty_shelf_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadRubric, match="There are: none"):
        shelf.find("ferry", (tmp_path,))


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe\x00", "not UTF-8"), (b"x" * 1_000_001, "not a rubric")]
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(BadRubric, match=says):
        shelf.find(str(path))


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ferry.toml"
    path.write_text(SMALL, "utf-8-sig")
    assert shelf.find(str(path)).title == "Ferry Captain"


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.toml"
    shelf.save(path, "one", force=False)
    with pytest.raises(BadRubric, match="is there already"):
        shelf.save(path, "two", force=False)
    shelf.save(path, "three", force=True)
    assert path.read_text("utf-8") == "three"
    assert [*path.parent.iterdir()] == [path]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadRubric, match="cannot be written"):
        shelf.save(tmp_path / "file" / "x.toml", "one", force=False)


@pytest.mark.parametrize("name", ["", "../x", "a/b", "-x", "a b", ".hidden"])
def test_an_id_must_be_fit_for_a_file_name(name: str) -> None:
    with pytest.raises(BadRubric, match="cannot be an id"):
        shelf.new_id(name)


def test_r028_a_new_rubric_keeps_the_text_and_comments_of_the_one_it_starts_from() -> None:
    text = shelf.read(shelf.locate("senior-backend"))
    assert shelf.renewed(text, "") == text


def test_r095_the_two_success_profiles_can_be_taken_over() -> None:
    assert sorted(shelf.profiles()) == ["senior-backend-startup", "staff-enterprise"]
    text = shelf.read(shelf.locate("senior-backend"))
    counts = {
        name: len(decode(shelf.renewed(text, name), "new").success) for name in shelf.profiles()
    }
    assert counts == {"senior-backend-startup": 7, "staff-enterprise": 4}


def test_an_unknown_profile_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadRubric, match="staff-enterprise"):
        shelf.renewed(SMALL, "captain")
