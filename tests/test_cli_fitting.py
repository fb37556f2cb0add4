"""The start-up probe: fast machines draft as planned, slow ones less often, the slowest not."""

from fakes import Studio
from livecard.audio.listener import ListenerSettings
from livecard.cli.fitting import cost, fitted

PLANNED = ListenerSettings(step=0.5)


def test_a_fast_machine_drafts_as_planned_and_says_so() -> None:
    chosen, says = fitted(PLANNED, 0.15)
    assert chosen == PLANNED
    assert says == "a draft takes 0.15 s; one every 0.5 s"


def test_a_slow_machine_waits_for_more_sound_than_a_draft_costs() -> None:
    chosen, _ = fitted(PLANNED, 1.0)
    assert chosen.step == 1.3


def test_a_machine_that_cannot_draft_in_time_says_what_would_help() -> None:
    chosen, says = fitted(PLANNED, 2.0)
    assert chosen.step == 0.0
    assert "whisper-tiny.en" in says
    assert "--later" in says


def test_where_no_drafts_are_wanted_there_is_nothing_to_fit() -> None:
    plain = ListenerSettings(step=0.0)
    assert fitted(plain, 9.0)[0] == plain


def test_the_second_draft_is_timed_for_the_first_one_warms_up() -> None:
    studio = Studio()
    ticks = iter([10.0, 10.4])
    assert round(cost(studio.hear, lambda: next(ticks)), 3) == 0.4
    assert studio.passes == 2
