"""The commands that take sound in: the demo, a recording, microphones."""

from dataclasses import replace

from livecard.cli.grouped import grouped
from livecard.cli.options import (
    Audio,
    Candidate,
    Machine,
    RubricName,
    Showing,
    Side,
    Speed,
    Wanted,
)


@grouped
def demo(showing: Showing, speed: Speed = "1") -> None:
    """Watch the sample interview fill its card, at the pace at which it was spoken."""
    from livecard.cli.interview import Interview, hold
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.sources import pace, recorded
    from livecard.cli.workspace import shipped

    how = pace(speed)
    source = recorded(shipped("senior-backend.opus"), Side.RIGHT, how)
    hold(
        Interview(chosen_rubric("senior-backend", showing.level), source, Machine(), how.listener),
        showing,
    )


@grouped
def replay(
    audio: Audio,
    rubric: RubricName,
    showing: Showing,
    machine: Machine,
    speed: Speed = "1",
    candidate: Candidate = Side.RIGHT,
) -> None:
    """Fill a card from a recording: two channels, the interviewer on one."""
    from livecard.cli.interview import Interview, hold
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.sources import pace, recorded

    how = pace(speed)
    chosen = chosen_rubric(rubric, showing.level)
    hold(Interview(chosen, recorded(audio, candidate, how), machine, how.listener), showing)


@grouped
def live(
    rubric: RubricName,
    showing: Showing,
    machine: Machine,
    wanted: Wanted,
) -> None:
    """Fill a card while you talk: your microphone and the call's sound."""
    from livecard.audio.listener import ListenerSettings
    from livecard.audio.systems import system
    from livecard.cli.interview import Interview, hold
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.sources import captured, from_the_page

    chosen = chosen_rubric(rubric, showing.level)
    source = from_the_page() if wanted.in_browser else captured(wanted, system())
    source = replace(source, keep=wanted.keep)
    hold(Interview(chosen, source, machine, ListenerSettings()), showing)
