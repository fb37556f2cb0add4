"""WhisperLiveKit as its users get it: LocalAgreement over faster-whisper, a session a channel."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from livecard.audio.block import AudioBlock, Samples
from livecard.bench.peers import Show
from livecard.speaker import Speaker

if TYPE_CHECKING:
    from whisperlivekit import AudioProcessor
    from whisperlivekit.timed_objects import FrontData

Sound = asyncio.Queue[bytes]
"""What a session is still to hear; empty bytes are its end."""


class WhisperLiveKit:
    """One engine for all channels, as its server has it; its voice model comes in its wheel."""

    def __init__(self, model: Path, warming: Samples) -> None:
        # It takes seconds to import and brings torch: only the process that measures it does that.
        from whisperlivekit import TranscriptionEngine

        logging.disable(logging.INFO)  # It writes lines for each pass.
        self._engine = TranscriptionEngine(
            backend="faster-whisper",
            backend_policy="localagreement",
            model_path=str(model),
            lan="en",
            pcm_input=True,
            warmup_file="",  # Otherwise it would fetch a recording from the network.
        )
        self._engine.asr.transcribe(warming)

    def listen(self, speakers: Sequence[Speaker], blocks: Iterable[AudioBlock], show: Show) -> None:
        """Hear each channel in a session of its own."""
        asyncio.run(self._listen(speakers, blocks, show))

    async def _listen(
        self, speakers: Sequence[Speaker], blocks: Iterable[AudioBlock], show: Show
    ) -> None:
        from whisperlivekit import AudioProcessor

        sound: dict[Speaker, Sound] = {speaker: asyncio.Queue() for speaker in speakers}
        async with asyncio.TaskGroup() as group:
            for speaker, queue in sound.items():
                processor = AudioProcessor(transcription_engine=self._engine)
                group.create_task(_session(processor, speaker, queue, show))
            group.create_task(_bring(blocks, sound))


async def _bring(blocks: Iterable[AudioBlock], sound: dict[Speaker, Sound]) -> None:
    """Hand the blocks over from a thread of their own: waiting for them would stop the loop."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        for block in blocks:
            loop.call_soon_threadsafe(sound[block.speaker].put_nowait, pcm(block.samples))

    await asyncio.to_thread(read)
    for queue in sound.values():
        queue.put_nowait(b"")


async def _session(processor: "AudioProcessor", speaker: Speaker, sound: Sound, show: Show) -> None:
    results = await processor.create_tasks()
    async with asyncio.TaskGroup() as group:
        group.create_task(_feed(processor, sound))
        group.create_task(_tell(results, speaker, show))
    await processor.cleanup()


async def _feed(processor: "AudioProcessor", sound: Sound) -> None:
    while samples := await sound.get():
        await processor.process_audio(samples)
    await processor.process_audio(b"")


async def _tell(results: "AsyncIterator[FrontData]", speaker: Speaker, show: Show) -> None:
    async for one in results:
        settled = " ".join(line.text.strip() for line in one.lines if line.text)
        show(speaker, settled, one.buffer_transcription.strip())


def pcm(samples: Samples) -> bytes:
    """Sound as 16-bit integers, little-endian."""
    return (np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
