"""The commands that measure: how fast and true the transcript is, how right the evidence."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from livecard.cli.grouped import grouped
from livecard.cli.options import Machine, RubricName
from livecard.cli.played import Played
from livecard.errors import LivecardError

app = typer.Typer(help="Measure livecard on this machine.", no_args_is_help=True)

Audio = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Two-channel recordings with NAME.turns.json beside them, or folders of single "
        "utterances with a manifest.json; the sample interview if not given."
    ),
]
FailuresFile = Annotated[
    Path | None, typer.Option("--list", help="Write what failed and why, as JSON lines.")
]


ReportFile = Annotated[Path | None, typer.Option("--report", help="Write the figures as JSON.")]
WithPeers = Annotated[
    bool,
    typer.Option(
        "--peers",
        help="Then measure WhisperLiveKit on the same sound with the same recogniser, if it is "
        'installed: pip install "livecard[peers]". RealtimeSTT and whisper-live are not measured: '
        "they would downgrade websockets and faster-whisper, which livecard needs newer.",
    ),
]


@app.command("stream")
@grouped
def stream(
    machine: Machine,
    played: Played,
    audio: Audio = None,
    rubric: RubricName = "senior-backend",
    report: ReportFile = None,
    peers: WithPeers = False,
) -> None:
    """Measure the live transcript: latency, word errors, load and memory."""
    from livecard.bench import pooled
    from livecard.bench.measure import table
    from livecard.bench.stream import Report
    from livecard.cli.measuring import bench, only
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.peers import asked
    from livecard.cli.sources import pace
    from livecard.cli.streaming import stream as measure

    wanted = asked(machine, played.pace) if peers else None
    several = played.hearings > 1 or len(audio or []) > 1
    only(played.cores)
    parts = bench(chosen_rubric(rubric, None), machine, pace(played.pace).listener)
    found: list[list[Report]] = []
    try:
        measure(parts, audio or [], played, wanted, found)
    finally:  # What was measured is shown, also where a peer then fails.
        if reports := tuple(one for some in found for one in some):
            _show(table(reports))
            if several:
                _show(("", *pooled.table(found)))
            _report(report, pooled.Streamed(reports, pooled.pooled(found)))


@app.command("vocabulary")
@grouped
def vocabulary(
    machine: Machine,
    audio: Audio = None,
    rubric: RubricName = "senior-backend",
    report: ReportFile = None,
) -> None:
    """Measure what a vocabulary is worth: rare words with it and without, and all others."""
    from livecard.bench.rare import table
    from livecard.cli.measuring import vocabularies
    from livecard.cli.parts import chosen_rubric

    found = list(vocabularies(audio or [], chosen_rubric(rubric, None), machine))
    _show(line for one in found for line in table(one))
    _report(report, found)


@app.command("soak")
@grouped
def soak(
    machine: Machine,
    minutes: Annotated[float, typer.Option(help="Minutes of sound.", min=1)] = 60.0,
    report: ReportFile = None,
) -> None:
    """Measure the memory over a long interview: the sample again and again, not waited for."""
    from livecard.bench.soak import table
    from livecard.cli.measuring import soaked

    found = soaked(machine, minutes)
    _show(table(found))
    _report(report, found)


@app.command("echo")
def echo() -> None:
    """Compare ways to take the call out of the microphone, at the same echo."""
    from livecard.cli.echo_bench import lines

    _show(lines())


@app.command("catch-up")
@grouped
def catch_up(
    machine: Machine,
    frozen: Annotated[float, typer.Option(help="Seconds that it stands still.", min=1)] = 30.0,
    wall: Annotated[
        bool,
        typer.Option("--wall", help="By the clock, on all cores; else by one core's own time."),
    ] = False,
) -> None:
    """Measure how fast a recogniser that stood still for a while catches up."""
    from livecard.cli.catching_up import lines

    _show(lines(machine, frozen, wall))


Labelled = Annotated[
    Path,
    typer.Argument(metavar="[DIR]", help="A folder with interviews.jsonl and rubrics/."),
]
SplitName = Annotated[str, typer.Option(help="Which interviews: train, dev, test or all.")]

Dimensions = Annotated[
    bool, typer.Option("--dimensions", help="Add the figures of each dimension.")
]
WithPlain = Annotated[
    bool,
    typer.Option("--plain", help="Add the plain way: nearest anchors by an untaught encoder."),
]


@app.command("tag")
def tag(
    folder: Labelled = Path("models/training"),
    split: SplitName = "test",
    dimensions: Dimensions = False,
    plain: WithPlain = False,
    report: ReportFile = None,
) -> None:
    """Measure the evidence: labelled interviews through the tagger and the rating."""
    from livecard.cli.tagging_bench import dimension_table, figures_by_rubric, outcomes, table

    found = outcomes(folder, split)
    figures = figures_by_rubric(found)
    if plain:
        from livecard.cli.plain_bench import beside

        figures = beside(folder, split, figures)
    _show(table(figures))
    if dimensions:
        _show(dimension_table(found))
    _report(report, figures)


@app.command("pairs")
def pairs(
    file: Annotated[Path, typer.Argument(help="Minimal pairs, JSON lines.")] = Path(
        "tests/adversarial/pairs.jsonl"
    ),
    listed: FailuresFile = None,
) -> None:
    """Measure minimal pairs: both members must be right."""
    from livecard.cli.pairing import pair_lines

    _show(pair_lines(file, listed))


ListFile = Annotated[
    Path | None,
    typer.Option("--list", help="Write each suggestion with its question, in a drawn order."),
]


@app.command("talk")
def talk(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Transcripts, NAME.md.")],
    rubric: RubricName = "senior-backend",
    suggestions: ListFile = None,
) -> None:
    """Count what is suggested in conversations that have no scorecard behind them."""
    from livecard.cli.parts import chosen_rubric
    from livecard.cli.talk_bench import talk as lines

    _show(lines(folder, chosen_rubric(rubric, None), suggestions))


@app.command("speed")
def speed(
    folder: Labelled = Path("models/training"),
    split: SplitName = "dev",
    rubric: RubricName = "senior-backend",
    most: Annotated[int, typer.Option(help="Units at most.", min=1)] = 400,
) -> None:
    """Measure the tagger's speed: its start in a fresh process, and a unit on one thread."""
    from livecard.cli.speed_bench import lines

    _show(lines(folder, split, rubric, most))


@app.command("heard")
@grouped
def heard(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Spoken turns, manifest.json.")],
    machine: Machine,
    data: Annotated[
        Path, typer.Option(help="The folder with the interviews.jsonl that they were made from.")
    ] = Path("models/training"),
) -> None:
    """Measure what recognition costs: the evidence in heard words beside the script's."""
    from livecard.cli.heard_bench import lines

    _show(lines(folder, data, machine))


@app.command("twist")
def twist(
    folder: Labelled = Path("models/training"),
    split: SplitName = "dev",
    listed: FailuresFile = None,
    first: Annotated[int | None, typer.Option(help="Only so many interviews.")] = None,
) -> None:
    """Measure what must not move evidence and ratings, and what must; and more talk."""
    from livecard.cli.taggers import write_lines
    from livecard.cli.twisting import failures, table, twisted

    found = twisted(folder, split, first)
    _show(table(found))
    if listed is not None:
        write_lines(listed, list(failures(found.cases)))


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _report(path: Path | None, figures: object) -> None:
    """Write the figures as JSON, where a file for them is named."""
    import msgspec

    if path is None:
        return
    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    except OSError as error:
        raise LivecardError(f"{path} cannot be written ({error.strerror})") from error
