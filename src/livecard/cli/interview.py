"""An interview from its first sample to its card: the log, the server, the worker, the page."""

import asyncio
import contextlib
import signal
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from livecard import folders
from livecard.audio.block import AudioBlock
from livecard.audio.capture import Capture
from livecard.audio.listener import ListenerSettings
from livecard.capturing import RecordingKept
from livecard.cli import beside, playing, sharing, workspace
from livecard.cli.desk import Desk
from livecard.cli.options import Machine, Showing
from livecard.cli.parts import Parts, must_be_here
from livecard.errors import LivecardError
from livecard.events import Event, ModelLoaded, SessionClosed, SessionOpened
from livecard.memory import give_back, tidied
from livecard.rubric import Rubric
from livecard.rules.rounds import minutes
from livecard.server import Server, ServerSettings
from livecard.speaker import Speaker
from livecard.worker import Record, Worker

STOPPED = "stopped by the interviewer"


@dataclass(frozen=True)
class Source:
    """Where the sound comes from."""

    name: str
    speakers: Sequence[Speaker]
    blocks: Callable[[], Iterator[AudioBlock]]
    stop: Callable[[], None]
    """No more sound; what was captured before is still given."""
    duration: float | None = None
    recording: Path | None = None
    """The file, where it is one: the page can play it."""
    sound: Callable[[bytes], bool] | None = None
    """Takes in what the page records, where that is the device."""
    capture: Capture | None = None
    """What takes the sound, where it comes from devices."""
    keep: bool = False
    """Whether what is captured stays on disk when the card is submitted."""


def hold(interview: "Interview", showing: Showing) -> str:
    """Run an interview to its end; gives the session's name. Interrupted once, it ends in order."""
    must_be_here(interview.machine)
    if interview.source.capture is not None:
        interview.source.capture.open()
    log = workspace.open_log()
    try:
        return asyncio.run(_hold(Desk(log), interview, showing))
    finally:
        log.close()


def review(name: str | None, showing: Showing) -> None:
    """Show a session again, or the list of them, until interrupted."""
    log = workspace.open_log()
    try:
        desk = Desk(log)
        if name is not None:
            desk.session(name)
        asyncio.run(_review(desk, name, showing))
    finally:
        log.close()


@dataclass(frozen=True)
class Interview:
    """What is needed to hold an interview."""

    rubric: Rubric
    source: Source
    machine: Machine
    listener: ListenerSettings


async def _review(desk: Desk, name: str | None, showing: Showing) -> None:
    async with _serving(desk, showing) as server:
        _show(server, name, showing)
        await _interrupted().wait()


async def _hold(desk: Desk, interview: Interview, showing: Showing) -> str:
    name = workspace.new_session(desk.log)
    async with _serving(desk, showing) as server:
        session = desk.open(name)
        source = interview.source
        if source.recording is not None:
            playing.remember(name, source.recording)
        session.record(opening(name, interview, showing))
        if source.keep:
            session.record(RecordingKept(True))
        _show(server, name, showing)
        interrupted = _interrupted()
        with _beside(desk, name, source, session.record) as record:
            worker = Worker(lambda: _events(interview), record)
            reason = await _ended(worker, interrupted, source.stop)
        session.record(SessionClosed(reason or "the interview has ended"))
        desk.let_go(name)
        if source.capture is not None:
            await asyncio.to_thread(beside.play_back, name)
        for line in session.scorecard.listening.lines():
            typer.echo(f"  {line}")
        _conclude(name, reason, worker.trace)
        if showing.stay and not interrupted.is_set():
            typer.echo("The card stays open; Ctrl-C ends livecard.")
            await interrupted.wait()
    if reason not in ("", STOPPED):
        raise typer.Exit(2)
    return name


def opening(name: str, interview: Interview, showing: Showing) -> SessionOpened:
    """The first fact of an interview."""
    rubric, source = interview.rubric, interview.source
    return SessionOpened(
        session=name,
        rubric=rubric,
        source=source.name,
        candidate=showing.name,
        duration=source.duration,
        planned=60.0 * (showing.minutes or minutes(rubric)),
        blind=rubric.blind_first if showing.blind is None else showing.blind,
    )


@contextlib.contextmanager
def _beside(desk: Desk, name: str, source: Source, record: Record) -> Iterator[Record]:
    """While sound is captured: how what the pipeline says is recorded."""
    if source.capture is None:
        yield record
        return
    around = beside.Beside(source.capture, name, record)
    desk.asked[name] = around.ask
    if source.sound is not None:
        desk.sounds[name] = source.sound
    around.start()
    try:
        yield around.record
    finally:
        del desk.asked[name]
        desk.sounds.pop(name, None)
        around.end()


async def _ended(worker: Worker, interrupted: asyncio.Event, stop: Callable[[], None]) -> str:
    """Wait for the worker; an interruption stops the sound, and what was captured is taken in."""
    running = asyncio.create_task(worker.run())
    asking = asyncio.create_task(interrupted.wait())
    await asyncio.wait({running, asking}, return_when=asyncio.FIRST_COMPLETED)
    asking.cancel()
    if not running.done():
        typer.echo("Stopping: what was said so far is still taken in.")
        stop()
        reason = await running
        return reason or STOPPED
    return running.result()


def _events(interview: Interview) -> Iterator[Event]:
    """On the worker's thread: the models, then everything that happens in the sound."""
    parts = Parts(interview.rubric, interview.machine)
    source = interview.source
    spoke = source.capture.speech if source.capture else None
    for part in parts.pipeline(source.speakers, interview.listener, spoke):
        if isinstance(part, ModelLoaded):
            typer.echo(f"  {part.model} is ready ({part.seconds:.1f} s)")
            yield part
            continue
        typer.echo(f"  {parts.fit}")
        typer.echo("  listening")
        give_back()
        yield from tidied(part.run(source.blocks()))


@contextlib.asynccontextmanager
async def _serving(desk: Desk, showing: Showing) -> AsyncIterator[Server]:
    settings = ServerSettings(
        log=desk.log,
        page=workspace.page_folder(),
        decide=desk.decide,
        recording=playing.recording,
        port=showing.port,
        share=sharing.address(showing),
        sound=desk.sound,
        token=workspace.token(),
    )
    async with Server(settings) as server:
        desk.server = server
        yield server
        desk.server = None


def _show(server: Server, name: str | None, showing: Showing) -> None:
    address = f"{server.address}&session={name}" if name else server.address
    typer.echo(f"The card: {address}")
    if showing.share and name:
        sharing.announce(server, name)
    if showing.browser and not webbrowser.open(address):
        typer.echo("No browser could be opened: open the address yourself.")


def _conclude(name: str, reason: str, trace: str) -> None:
    if trace:
        place = folders.workspace() / f"{name}.fault.txt"
        place.write_text(trace)
        raise LivecardError(f"{reason}; the details are in {place}. The card so far is kept.")
    if reason not in ("", STOPPED):
        typer.echo(reason, err=True)
    typer.echo(f"Session {name} is kept; look at it again with: livecard review {name}")


def _interrupted() -> asyncio.Event:
    """Set by Ctrl-C, and by the system when it asks the program to end."""
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, event.set)
        except NotImplementedError:  # Windows has no handlers on the loop.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(event.set))
    return event
