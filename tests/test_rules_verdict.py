"""Average, rules and the human verdict stay three facts."""

import msgspec
import pytest

from livecard.rubrics.shelf import find
from livecard.rules.score import Scored
from livecard.rules.verdict import (
    HIRE_SCALE,
    LevelAdvice,
    RedFlag,
    Step,
    Verdict,
    facts,
    keeps_from_submitting,
    label,
)

NURSE = find("ward-nurse")
BACKEND = find("senior-backend")
FIVES: dict[str, Scored] = {one.name: 5 for one in NURSE.dimensions}


def test_r052_without_a_person_there_is_no_decision() -> None:
    shown = facts(NURSE, FIVES)
    assert shown.verdict is None
    assert "a person decides" in shown.line()
    assert "hire" not in shown.line().lower()


def test_r052_the_three_facts_are_told_apart() -> None:
    verdict = Verdict(2, "No drug round was described.")
    shown = facts(BACKEND, {one.name: 5 for one in BACKEND.dimensions}, verdict=verdict)
    assert shown.average.value == 5
    assert shown.strong.met
    assert shown.verdict == verdict
    assert shown.line().endswith("No hire: No drug round was described.")


def test_r023_r081_a_floor_stands_before_the_average_and_is_not_made_up_for() -> None:
    line = facts(NURSE, {**FIVES, "Medication safety": 1}).line()
    assert line.startswith("Medication safety is 1, below its floor of 3")
    assert line.index("does not make up for it") < line.index("average 4.20")


def test_r053_a_severe_red_flag_stands_whatever_the_ratings() -> None:
    flag = RedFlag("severe", "I signed for the second nurse.", "Priya")
    line = facts(NURSE, FIVES, [flag]).line()
    assert line.startswith("open red flag of Priya: “I signed for the second nurse.”")


def test_r053_only_its_owner_settles_a_red_flag() -> None:
    settled = RedFlag("severe", "I signed.", "Priya", answered="It was a drill, asked again.")
    assert facts(NURSE, FIVES, [settled]).flags == ()


def test_r053_a_mild_flag_does_not_stand_in_the_verdict_line() -> None:
    assert facts(NURSE, FIVES, [RedFlag("mild", "I was late once.", "Priya")]).flags == ()


def test_r057_the_scale_has_six_steps_with_meanings() -> None:
    assert [one.label for one in HIRE_SCALE.values()] == [
        "Strong no hire",
        "No hire",
        "Lean no hire",
        "Lean hire",
        "Hire",
        "Strong hire",
    ]
    assert all(one.meaning for one in HIRE_SCALE.values())


def test_r057_labels_may_be_changed() -> None:
    labels: dict[Step, str] = {5: "Offer"}
    shown = facts(NURSE, FIVES, verdict=Verdict(5, "Clear.", ("I rang pharmacy.",)))
    assert shown.line(labels).endswith("Offer: Clear.")


@pytest.mark.parametrize("step", [4, 5, 6])
def test_r058_a_hire_needs_a_quote_that_defends_it(step: Step) -> None:
    (problem,) = keeps_from_submitting(Verdict(step, "Clear."), NURSE)
    assert "no quote" in problem
    assert keeps_from_submitting(Verdict(step, "Clear.", ("I rang pharmacy.",)), NURSE) == []
    assert keeps_from_submitting(Verdict(step, "Clear.", ("  ",)), NURSE)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_r058_a_no_needs_a_reason_and_no_quote(step: Step) -> None:
    assert keeps_from_submitting(Verdict(step, "Under the bar."), NURSE) == []
    assert "no reason" in keeps_from_submitting(Verdict(step, " "), NURSE)[0]


def test_r067_the_level_is_recommended_apart_and_with_a_reason() -> None:
    verdict = Verdict(5, "Clear.", ("I rang.",), LevelAdvice("Mid", ""))
    assert "recommended level has no reason" in keeps_from_submitting(verdict, NURSE)[0]
    down = Verdict(5, "Clear.", ("I rang.",), LevelAdvice("Mid", "Never ran a ward."))
    assert keeps_from_submitting(down, NURSE) == []


def test_r057_a_rubric_may_call_the_steps_by_names_of_its_own() -> None:
    own = msgspec.structs.replace(NURSE, hire_labels=("a", "b", "c", "d", "e", "f"))
    assert [label(own, step) for step in HIRE_SCALE] == [*"abcdef"]
    assert label(NURSE, 1) == "Strong no hire"
    assert "“e” has no quote" in keeps_from_submitting(Verdict(5, "Clear."), own)[0]
