"""Wires the comparison with other programs: which there are, each in a process of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import typer

from livecard.bench.dialogue import Dialogue
from livecard.bench.measure import Bench
from livecard.bench.peer_figures import Who, beside, figures
from livecard.bench.peers import PEERS, Heard, PeerReport, installed
from livecard.bench.stream import Report
from livecard.cli.options import Machine
from livecard.cli.peer_process import SHOWN
from livecard.errors import LivecardError
from livecard.models import locate

OURS = ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "OPENBLAS_NUM_THREADS")
"""What livecard sets for its own recogniser; a peer's users do not have it."""
PATIENCE = 300.0
"""Seconds that a peer may take to load, beside four times the length of the sound."""


@dataclass(frozen=True)
class Asked:
    """Who is measured, and with which recogniser."""

    versions: dict[str, str]
    machine: Machine


def asked(machine: Machine, pace: str) -> Asked:
    """The peers that can be measured; an error says why there are none."""
    if pace != "1":
        raise LivecardError(f"--peers compares what is heard as it is spoken; --pace {pace} is not")
    if machine.device != "auto" or machine.compute_type != "auto":
        raise LivecardError(
            "--peers cannot be with --device or --compute-type: a peer chooses by itself"
        )
    versions = installed()
    if not versions:
        raise LivecardError(
            'there is no peer to measure: pip install "livecard[peers]" brings WhisperLiveKit'
        )
    return Asked(versions, machine)


def with_peers(report: Report, dialogue: Dialogue, parts: Bench, wanted: Asked) -> Report:
    """The report, and what each peer does with the same dialogue at the same pace."""
    found: list[PeerReport] = []
    for package, version in wanted.versions.items():
        name = PEERS[package]
        typer.echo(f"  {dialogue.name}: the same with {name} {version} …", err=True)
        heard = run(package, dialogue, wanted.machine)
        theirs = figures(Who(name, version), heard, dialogue, parts.whisper)
        found.append(beside(theirs, report))
    return msgspec.structs.replace(report, peers=tuple(found))


def run(package: str, dialogue: Dialogue, machine: Machine) -> Heard:
    """What a peer made of the dialogue, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for speaker, samples in dialogue.sound.items():
            np.save(Path(folder, f"{speaker}.npy"), samples)
        given = [package, str(locate(machine.model)), folder]
        told = _process(given, surroundings(os.environ, machine.threads), dialogue.seconds)
        heard = msgspec.json.decode(Path(folder, SHOWN).read_bytes(), type=Heard)
    if not heard.shown and dialogue.turns:
        raise LivecardError(f"{PEERS[package]} heard no word ({_last(told)})")
    return heard


def _process(given: list[str], surroundings: Mapping[str, str], seconds: float) -> str:
    """What it said on the way."""
    name = PEERS[given[0]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "livecard.cli.peer_process", *given],
            capture_output=True,
            text=True,
            env=surroundings,
            timeout=4 * seconds + PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LivecardError(f"{name} did not come to an end; measure it without others") from error
    if done.returncode:
        raise LivecardError(f"{name} does not run ({_last(done.stderr)}); leave out --peers")
    return done.stderr


def _last(told: str) -> str:
    return (told.strip() or "no reason given").splitlines()[-1]


def surroundings(ours: Mapping[str, str], threads: int) -> dict[str, str]:
    """A peer's environment: nothing is fetched, and the recogniser has as many threads as ours."""
    kept = {name: value for name, value in ours.items() if name not in OURS}
    kept |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    return kept | ({"OMP_NUM_THREADS": str(threads)} if threads else {})
