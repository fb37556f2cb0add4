"""The commands about cards: review one, score a transcript, print a log."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from livecard.cli.options import Level, RubricName, Showing

Session = Annotated[str, typer.Argument(help="The session's name.")]
SomeSession = Annotated[
    str | None, typer.Argument(help="The session's name; all of them if not given.")
]
Transcript = Annotated[
    Path, typer.Argument(help="JSON with the turns of an interview; - reads standard input.")
]


def review(
    session: SomeSession = None,
    browser: Annotated[bool, typer.Option(help="Open the card in the browser.")] = True,
    port: Annotated[int, typer.Option(help="Port on this machine's loopback.")] = 8765,
    share: Annotated[
        bool, typer.Option("--share", help="Let another device of your network open the card.")
    ] = False,
    address: Annotated[str, typer.Option(help="With --share: this machine's address.")] = "",
) -> None:
    """Look at a session again, and correct it."""
    from livecard.cli import interview

    showing = Showing(browser=browser, port=port, share=share, address=address)
    interview.review(session, showing)


def score(
    transcript: Transcript,
    rubric: RubricName,
    level: Level = None,
    why: Annotated[
        bool, typer.Option("--why", help="Say what carries each rating, and what a higher needs.")
    ] = False,
) -> None:
    """Tag a transcript without sound, and print the evidence and ratings as JSON."""
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.scoring import score_transcript

    sys.stdout.buffer.write(score_transcript(transcript, chosen_rubric(rubric, level), why) + b"\n")


def print_log(session: Session) -> None:
    """Print a session's entries as JSON lines, each with its wall-clock time."""
    from livecard.cli.workspace import open_log
    from livecard.events import encode

    log = open_log()
    for entry in log.entries(session):
        sys.stdout.write(encode(entry) + "\n")
    log.close()
