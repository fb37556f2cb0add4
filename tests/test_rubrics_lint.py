"""Linting: each rule is found on its line, and a sound rubric has nothing to be found."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
import pytest

from livecard.rubric import BadRubric
from livecard.rubrics.findings import Finding
from livecard.rubrics.likeness import Encode
from livecard.rubrics.lint import lint
from livecard.rubrics.shelf import find, paths, read
from small_rubric import SMALL, changed

VARIANTS = {name: tuple(one.name for one in find(name).dimensions) for name in paths()}


def found(text: str, rule: str, encode: Encode | None = None) -> list[Finding]:
    return [one for one in lint(text, "ferry.toml", VARIANTS, encode) if one.rule == rule]


def only(text: str, rule: str) -> Finding:
    (one,) = found(text, rule)
    return one


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_no_shipped_rubric_has_an_error(name: str) -> None:
    findings = lint(read(paths()[name]), name, VARIANTS)
    assert [str(one) for one in findings if one.severity == "error"] == []


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_the_only_warnings_on_shipped_rubrics_are_of_the_conflict_between_the_sources(
    name: str,
) -> None:
    findings = lint(read(paths()[name]), name, VARIANTS)
    assert {one.rule for one in findings if one.severity == "warning"} <= {"R024"}


def test_the_worst_comes_first() -> None:
    findings = lint(changed("weight = 60", "weight = 50"), "ferry.toml", VARIANTS)
    order = {"error": 0, "warning": 1, "info": 2}
    ranks = [order[one.severity] for one in findings]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0


def test_r014_the_line_of_the_first_weight_is_named() -> None:
    one = only(changed("weight = 60", "weight = 50"), "R014")
    assert (one.line, one.severity) == (12, "error")
    assert one.mend == "add 10"


def test_r011_a_missing_anchor_names_dimension_and_band() -> None:
    one = only(changed('"4" = "Briefs the crew beforehand."\n', ""), "R011")
    assert one.message == "dimension 'Crew communication' has no anchor for band 4"
    assert one.line == 28


@pytest.mark.parametrize(("count", "severity"), [(5, "info"), (6, ""), (8, ""), (9, "warning")])
def test_r022_six_to_eight_dimensions_pass_and_others_are_remarked_on(
    count: int, severity: str
) -> None:
    assert [one.severity for one in found(_with_dimensions(count), "R022")] == [severity] * bool(
        severity
    )


def _with_dimensions(count: int) -> str:
    head, _, rest = SMALL.partition("[[dimensions]]")
    one = rest.split("[[dimensions]]")[1].split("[levels")[0]
    more = (
        "[[dimensions]]" + one.replace("Crew communication", f"Team duty {n}") for n in range(count)
    )
    return head + "".join(more)


def test_r022_over_ten_dimensions_are_an_error_and_with_a_reason_a_warning() -> None:
    eleven = _with_dimensions(11)
    assert [one.severity for one in found(eleven, "R022")] == ["error"]
    excused = 'many_dimensions_because = "the law"\n' + eleven
    assert [one.severity for one in found(excused, "R022")] == ["warning"]


def test_r024_a_variant_with_other_dimensions_is_reported_from_both_sides() -> None:
    text = changed('level = "Senior"', 'level = "Senior"\nvariant_of = "senior-backend"')
    messages = [one.message for one in found(text, "R024")]
    assert "senior-backend has no dimension 'Seamanship'" in messages
    assert "'System Design' of senior-backend is missing here" in messages
    assert len(messages) == 9


def test_r024_the_junior_and_senior_backend_cards_share_one_dimension_and_that_is_said() -> None:
    findings = lint(read(paths()["junior-backend"]), "junior-backend", VARIANTS)
    assert sum(one.rule == "R024" for one in findings) == 12


def test_r024_an_unknown_variant_is_named() -> None:
    text = changed('level = "Senior"', 'level = "Senior"\nvariant_of = "senior-sailor"')
    assert "no rubric 'senior-sailor'" in only(text, "R024").message


def test_r028_a_clone_without_teamwork_is_warned_of() -> None:
    assert not found(SMALL, "R028")
    text = SMALL.replace("Crew communication", "Engine care")
    assert only(text, "R028").severity == "warning"


def test_r033_an_anchor_that_speech_cannot_show_is_warned_of_until_marked_as_claimed() -> None:
    text = changed('"Docks in calm weather."', '"Commits code lacking tests."')
    one = only(text, "R033")
    assert (one.severity, one.line) == ("warning", 19)
    assert not found(changed("floor = 3", 'claimed = ["3"]', text), "R033")


@pytest.mark.parametrize("words", ["a culture fit", "cultural-fit", "Culture  Fit", "good vibes"])
def test_r104_culture_fit_is_an_error_and_three_questions_are_offered(words: str) -> None:
    one = only(changed("Gives clear orders.", f"Is {words}."), "R104")
    assert one.severity == "error"
    assert one.line == 30
    assert one.mend.count("?") == 3


@pytest.mark.parametrize("word", ["smart", "likeable", "confident", "a rockstar"])
def test_r049_an_anchor_on_what_somebody_is_is_warned_of(word: str) -> None:
    one = only(changed("Gives clear orders.", f"Is {word}."), "R049")
    assert one.severity == "warning"


def test_r130_potential_is_warned_of() -> None:
    one = only(changed("Gives clear orders.", "Has high potential."), "R130")
    assert "within a year" in one.mend


def test_r096_a_question_mapped_to_nothing_and_a_criterion_without_question_are_listed() -> None:
    text = changed('dimensions = ["Seamanship"]\nsuccess = [1, 2]', "success = [2]")
    messages = [one.message for one in found(text, "R096") if one.severity == "warning"]
    assert "the question is mapped to nothing" in messages
    assert "no question brings out 'Keeps to the timetable'" in messages


@pytest.mark.parametrize(("text", "broad"), [("Design Twitter", 1), ("Design a chat app.", 1)])
def test_r129_a_design_question_without_limits_is_too_broad(text: str, broad: int) -> None:
    assert len(found(changed("Tell me of a hard landing.", text), "R129")) == broad


def test_r129_a_design_question_with_numbers_is_not() -> None:
    text = "Design a rate limiter for our API at 50,000 requests a minute."
    assert not found(changed("Tell me of a hard landing.", text), "R129")


def test_r061_a_round_that_owns_nothing_is_warned_of() -> None:
    text = SMALL.replace("weight = ", "owned = false\nweight = ")
    assert only(text, "R061").severity == "warning"


def test_r117_a_take_home_of_more_than_six_hours_is_warned_of() -> None:
    assert only("take_home_hours = 8\n" + SMALL, "R117").severity == "warning"
    assert not found("take_home_hours = 6\n" + SMALL, "R117")


def test_r019_an_example_without_a_note_on_each_dimension_is_warned_of() -> None:
    assert not found(SMALL, "R019")
    text = changed('"Crew communication" = "Fleet briefs now."', "")
    assert "no note on Crew communication" in only(text, "R019").message


def test_r115_bands_with_few_sayings_are_told() -> None:
    assert len(found(SMALL, "R115")) == 8
    assert not [one for one in lint(read(paths()["ward-nurse"]), "n") if one.rule == "R115"]


def test_r004_r043_r118_missing_checklist_probes_and_hot_words_are_told() -> None:
    text = changed('hot_words = ["fairlead", "spring line"]\n', "")
    for rule in ("R004", "R043", "R118"):
        assert only(text, rule).severity == "info"


def test_anchors_with_the_same_words_cannot_be_told_apart() -> None:
    same = changed("Docks in cross wind.", "In calm weather, docks.")
    assert "nearly the same words" in only(same, "R011").message
    across = changed("Gives clear orders.", "Docks in calm weather.")
    assert any("nearly the same words" in one.message for one in found(across, "R037"))


def test_without_an_encoder_it_is_said_that_meanings_were_not_compared() -> None:
    assert any("was not checked" in one.message for one in found(SMALL, "R037"))


def by_topic(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """An encoder to which orders and briefing mean one thing."""
    rows = [[1.0, 0.0] if "rief" in text or "orders" in text else [0.0, 1.0] for text in texts]
    return np.array(
        [[*row, 0.0 if rows[n] == [1.0, 0.0] else float(n)] for n, row in enumerate(rows)],
        np.float32,
    )


def test_anchors_with_one_meaning_are_found_by_the_encoder() -> None:
    messages = [one.message for one in found(SMALL, "R011", by_topic)]
    assert any("'Crew communication' 3 and 'Crew communication' 4" in one for one in messages)
    assert all("cosine" in one for one in messages)


@pytest.mark.models("sentence-encoder")
@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_the_shipped_anchors_can_be_told_apart_by_meaning(name: str) -> None:
    from livecard.models import locate
    from livecard.tagging.encoder import Encoder, vectors

    encode = partial(vectors, Encoder(locate("sentence-encoder")))
    findings = lint(read(paths()[name]), name, VARIANTS, encode)
    assert not [one for one in findings if "mean nearly the same" in one.message]


def test_a_saying_that_stands_twice_is_found() -> None:
    text = changed('"I just hope for the best."]', '"I dock."]\n"3" = ["I dock. "]')
    assert "stands also at Seamanship 1-2" in found(text, "R037")[0].message


def test_a_file_that_is_no_toml_is_refused() -> None:
    with pytest.raises(BadRubric, match=r"^ferry\.toml: line 1"):
        lint("= =", "ferry.toml")
