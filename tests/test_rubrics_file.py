"""Rubric files: what is read, and fifty ways of being wrong that are said well."""

import re

import pytest

from livecard.rubric import BadRubric
from livecard.rubrics.draft import decode
from livecard.rubrics.file import parse
from livecard.rubrics.lines import line_of
from small_rubric import SMALL, changed

SAID_WELL = re.compile(r"^ferry\.toml: line (\d+), \S.*?: \S.+; \S.+")
"""File, line, key, what is wrong, and what to do."""


def test_a_file_gives_a_rubric() -> None:
    rubric = parse(SMALL, "some/folder/ferry.toml")
    assert rubric.id == "ferry"
    assert [one.name for one in rubric.dimensions] == ["Seamanship", "Crew communication"]
    assert rubric.dimensions[0].floor == 3
    assert rubric.dimensions[0].probes == ("What did you look at?",)
    assert rubric.examples[0].notes[1].score == 5
    assert rubric.questions[0].success == (1, 2)
    assert rubric.hot_words == ("fairlead", "spring line")


def test_bands_may_be_written_with_any_dash() -> None:
    written = SMALL.replace('"1-2"', '"1 – 2"', 1).replace('"1-2"', '"1–2"', 1)
    rubric = parse(written, "ferry.toml")
    assert rubric.dimensions[0].anchor("1–2").text == "Docks by luck."
    assert rubric.dimensions[0].anchor("1–2").sayings


def test_an_own_scale_replaces_the_standard_one() -> None:
    bands = "".join(
        f'[[bands]]\nlabel = "{label}"\nlow = {low}\nhigh = {high}\n'
        for label, low, high in (("Weak", 1, 2), ("OK", 3, 3), ("Strong", 4, 5))
    )
    text = bands.join(SMALL.split("[[dimensions]]", 1)).replace("name =", "name =", 1)
    text = text.replace('name = "Seamanship"', '[[dimensions]]\nname = "Seamanship"', 1)
    for old, new in (('"1-2"', '"Weak"'), ('"3" ', '"OK" '), ('"4" ', '"Strong" ')):
        text = text.replace(old, new)
    text = re.sub(r'^"5" = .*\n', "", text, flags=re.MULTILINE)
    rubric = parse(text, "ferry.toml")
    assert rubric.band(5).label == "Strong"
    assert [one.band for one in rubric.dimensions[1].anchors] == ["Weak", "OK", "Strong"]


MALFORMED: dict[str, tuple[str, int]] = {
    "": ("R001", 1),
    "hello": ("not TOML", 1),
    "title": ("not TOML", 1),
    changed('title = "Ferry Captain"', 'title = "Ferry Captain'): ("not TOML", 1),
    changed("[[dimensions]]", "[[dimensions]"): ("not TOML", 10),
    changed("weight = 60", "weight = 60 %"): ("not TOML", 12),
    changed("weight = 60", "weight = "): ("not TOML", 12),
    changed("floor = 3", "floor = 3\nfloor = 4"): ("not TOML", 16),
    changed("[dimensions.anchors]", "[dimensions.anchors]\n[dimensions.anchors]"): ("not TOML", 18),
    changed('title = "Ferry Captain"\n', ""): ("R001", 1),
    changed('"Ferry Captain"', '"  "'): ("R001", 1),
    changed('role = "Captain of a harbour ferry"', 'role = ""'): ("R001", 2),
    changed('purpose = "Rates seamanship and how the crew is led."\n', ""): ("R001", 1),
    changed('audience = "The harbour master."', 'audience = ""'): ("R001", 4),
    changed('level = "Senior"\n', ""): ("R002", 1),
    changed('level = "Senior"', 'level = "senior"'): ("R002", 5),
    changed('level = "Senior"', 'level = "Principal"'): ("R002", 5),
    changed('level = "Senior"', "level = 5"): ("expected", 5),
    changed('format = "conversation"', 'format = "chat"'): ("R116", 6),
    changed('format = "conversation"', "take_home_hours = 0"): ("R117", 6),
    changed('format = "conversation"', "take_home_hours = nan"): ("R117", 6),
    changed('format = "conversation"', 'hire_labels = ["no", "yes"]'): ("R057", 6),
    changed('format = "conversation"', 'hire_labels = ["a", "b", "c", "d", "e", " "]'): ("R057", 6),
    changed('hot_words = ["fairlead", "spring line"]', 'hot_words = "fairlead"'): ("expected", 7),
    changed('hot_words = ["fairlead", "spring line"]', "hot_words = [1]"): ("expected", 7),
    changed('title = "Ferry Captain"', 'tittle = "Ferry Captain"'): ("no such key", 1),
    changed("weight = 60", "wieght = 60"): ("no such key", 12),
    changed("weight = 60", "weight = -60"): ("R013", 12),
    changed("weight = 60", "weight = 0"): ("R013", 12),
    changed("weight = 60", "weight = nan"): ("R013", 12),
    changed("weight = 60", "weight = inf"): ("R013", 12),
    changed("weight = 60", "weight = 1e400"): ("R013", 12),
    changed("weight = 60", 'weight = "60"'): ("expected", 12),
    changed("weight = 60", "weight = true"): ("expected", 12),
    changed("weight = 60", "weight = 1979-05-27"): ("expected", 12),
    changed("weight = 60\n", ""): ("R013", 10),
    changed("weight = 60", "weight = 59"): ("R014", 12),
    changed("weight = 60", "weight = 61"): ("R014", 12),
    changed('name = "Crew communication"', 'name = "Seamanship"'): ("R024", 11),
    changed('name = "Seamanship"', 'name = ""'): ("no name", 11),
    changed('"3" = "Docks in calm weather."\n', ""): ("R011", 17),
    changed('"Docks in calm weather."', '""'): ("R011", 17),
    changed('"3" = "Docks', '"6" = "Docks'): ("R011", 17),
    changed('"3" = "Docks in calm weather."', '"3" = 3'): ("expected", 17),
    changed('["I just hope for the best."]', '"I just hope for the best."'): ("expected", 22),
    changed('["I just hope for the best."]', '[" "]'): ("empty saying", 23),
    changed('"1-2" = ["I just', '"2" = ["I just'): ("R011", 23),
    changed("floor = 3", "floor = 6"): ("R023", 15),
    changed("floor = 3", "floor = 3.5"): ("expected", 15),
    changed("floor = 3", 'claimed = ["7"]'): ("R011", 15),
    changed('"Docks by luck."', '"Is no culture fit."'): ("R104", 18),
    changed("[levels.Junior.Seamanship]", "[levels.Trainee.Seamanship]"): ("R002", 34),
    changed("[levels.Junior.Seamanship]", "[levels.Junior.Rowing]"): ("R003", 34),
    changed("[formats.pairing.Seamanship]", "[formats.chess.Seamanship]"): ("R025", 37),
    changed('"4" = "Docks in cross wind with', '"7" = "Docks in cross wind with'): ("R003", 35),
    changed('text = "Tell me of a hard landing."', 'text = ""'): ("no text", 41),
    changed('dimensions = ["Seamanship"]', 'dimensions = ["Rowing"]'): ("R096", 42),
    changed("success = [1, 2]", "success = [3]"): ("R096", 43),
    changed("score = 5", "score = 6"): ("R012", 47),
    changed("score = 5\n", ""): ("R012", 45),
    changed('Seamanship = "Taught', 'Rowing = "Taught'): ("R019", 49),
    SMALL.split("[[dimensions]]")[0]: ("no dimensions", 1),
    SMALL.replace("[[dimensions]]", "[dimensions]", 1): ("not TOML", 25),
    changed("[[dimensions]]", '[[bands]]\nlabel = "all"\nlow = 0\nhigh = 5\n[[dimensions]]'): (
        "R011",
        10,
    ),
    changed("[[dimensions]]", '[[bands]]\nlabel = "all"\nlow = 1\nhigh = 4\n[[dimensions]]'): (
        "R011",
        10,
    ),
    SMALL + "\nnull = \0": ("not TOML", 52),
    SMALL + "\ndeep = " + "[" * 5000: ("nested", 1),
}


@pytest.mark.parametrize("text", MALFORMED, ids=lambda text: MALFORMED[text][0])
def test_a_malformed_rubric_names_file_line_key_and_mend(text: str) -> None:
    says, line = MALFORMED[text]
    with pytest.raises(BadRubric) as refused:
        parse(text, "ferry.toml")
    message = str(refused.value)
    found = SAID_WELL.match(message)
    assert found, message
    assert says in message
    assert int(found[1]) == line, message


def test_at_least_fifty_kinds_of_malformed_rubrics_are_tried() -> None:
    assert len(MALFORMED) >= 50


def test_r001_each_of_the_four_fields_is_needed() -> None:
    for key in ("title", "role", "purpose", "audience"):
        text = re.sub(rf"^{key} = .*\n", "", SMALL, flags=re.MULTILINE)
        with pytest.raises(BadRubric, match=f"the rubric has no {key}"):
            parse(text, "ferry.toml")


def test_r014_weights_that_do_not_sum_to_a_hundred_are_refused_with_the_difference() -> None:
    with pytest.raises(BadRubric, match=r"sum to 95 %, not to 100 %; add 5"):
        parse(changed("weight = 60", "weight = 55"), "ferry.toml")


def test_r013_weights_of_a_third_are_taken() -> None:
    text = changed("weight = 60", "weight = 66.6666666667")
    assert parse(changed("weight = 40", "weight = 33.3333333333", text), "f.toml").dimensions


def test_r022_more_than_ten_dimensions_need_a_reason() -> None:
    head, one, two = SMALL.split("[[dimensions]]")
    two, rest = two.split("[levels", 1)
    many = "".join(
        "[[dimensions]]" + two.replace("Crew communication", f"Duty {n}").replace("40", "5")
        for n in range(10)
    )
    one = one.replace("weight = 60", "weight = 50")
    tail = rest.replace('"Crew communication" = "Fleet briefs now."', "")
    text = f"{head}[[dimensions]]{one}{many}[levels{tail}"
    with pytest.raises(BadRubric, match="11 dimensions dilute the signal"):
        parse(text, "ferry.toml")
    reason = 'many_dimensions_because = "the law asks for eleven"\n'
    assert len(parse(reason + text, "ferry.toml").dimensions) == 11


def test_an_error_lists_three_breaches_and_counts_the_rest() -> None:
    with pytest.raises(BadRubric, match=r"\(and \d+ more\)$"):
        parse('title = "Ferry"\n', "ferry.toml")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 1),
        ("dimensions", 10),
        ("dimensions[1].weight", 12),
        ("dimensions[2].weight", 27),
        ('dimensions[2].anchors."5"', 32),
        ("dimensions[2].sayings", 25),
        ("levels.Junior", 34),
        ("examples[1].notes", 48),
        ("nothing.like.it", 1),
    ],
)
def test_a_key_is_found_on_its_line_or_on_the_nearest_part(key: str, line: int) -> None:
    assert line_of(SMALL, key) == line


def test_keys_inside_long_strings_are_not_mistaken() -> None:
    text = 'note = """\nweight = 1\n"""\n[[dimensions]]\nweight = 2\n'
    assert line_of(text, "dimensions[1].weight") == 5


def test_a_draft_may_lack_everything() -> None:
    assert decode("", "nothing.toml").dimensions == ()
