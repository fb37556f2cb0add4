"""The fold of the sound: devices, alarms that come and go, pauses, and roles that were swapped."""

from fakes import RUBRIC, SEAMANSHIP, found, said
from livecard.capturing import (
    AlarmCleared,
    AlarmRaised,
    Captured,
    DeviceOpened,
    RecordingDeleted,
    RecordingKept,
    RolesSwapped,
    SoundAsked,
    SoundPaused,
    SoundResumed,
    SoundTaken,
    SpeakerMarked,
)
from livecard.events import RatingGiven, SessionOpened, UtteranceRevised
from livecard.scorecard import Scorecard
from livecard.soundcheck import SoundCheck
from livecard.speaker import Speaker

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE


def checked(*events: Captured) -> SoundCheck:
    check = SoundCheck()
    for event in events:
        check.apply(event)
    return check


def test_an_alarm_stands_until_it_is_cleared_each_for_its_speaker() -> None:
    own, call = AlarmRaised("zeros", OWN, 5.0, "muted?"), AlarmRaised("zeros", CALL, 6.0, "muted?")
    assert checked(own, call, AlarmCleared("zeros", OWN, 7.0)).alarms == {("zeros", CALL): call}
    assert checked(AlarmCleared("zeros", OWN, 7.0)).alarms == {}


def test_the_last_device_of_a_speaker_is_the_one() -> None:
    check = checked(DeviceOpened(OWN, "headset", 0.0), DeviceOpened(OWN, "built in", 9.0))
    assert check.devices == {OWN: "built in"}


def test_a_pause_ends_when_it_goes_on() -> None:
    assert checked(SoundPaused(1.0)).paused
    assert not checked(SoundPaused(1.0), SoundResumed(2.0)).paused


def test_what_was_taken_who_is_marked_and_what_becomes_of_the_recording_is_known() -> None:
    taken = SoundTaken(3.0, 0.5, {OWN: -20.0})
    check = checked(
        taken, SpeakerMarked(CALL, 3.0), RecordingKept(True), RecordingDeleted("asked for")
    )
    assert (check.taken, check.marked, check.kept, check.deleted) == (taken, CALL, True, True)


def test_a_wish_alone_changes_nothing() -> None:
    assert vars(checked(SoundAsked("pause"))) == vars(SoundCheck())


def test_swapping_roles_withdraws_what_was_derived_and_keeps_what_was_given() -> None:
    card = Scorecard()
    for event in (
        SessionOpened("s", RUBRIC, "microphones"),
        said("I dock alone.", 1, CALL),
        said("How do you dock?", 2, OWN),
        UtteranceRevised(3, OWN, 30.0, 31.0, "Well", ""),
        found(1),
        RatingGiven(SEAMANSHIP, 4),
        RolesSwapped(),
    ):
        card.apply(event)
    speakers = {number: one.speaker for number, one in card.transcript.finished.items()}
    assert speakers == {1: OWN, 2: CALL}
    assert card.transcript.open[3].speaker is CALL
    assert (card.evidence, card.suggested, card.given) == ({}, {}, {SEAMANSHIP: 4})


def test_nobodys_other_is_nobody() -> None:
    assert Speaker.UNKNOWN.other is Speaker.UNKNOWN
    assert Speaker.CANDIDATE.other is Speaker.INTERVIEWER
