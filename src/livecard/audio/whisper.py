"""faster-whisper, called below its own loop: short windows, no fallback ladder, words with times.

The encoder takes fewer frames than the usual 30 s. Padded with the smallest value of the features
(what silence looks like) in place of zeros, a window of speech plus 5 s keeps the word error rate
of the 30 s window (5.55 % against 5.5 % on 76 LibriSpeech utterances) at two thirds of its cost.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from livecard.audio.block import RATE, Samples
from livecard.audio.listener import Hearing
from livecard.errors import LivecardError
from livecard.events import Word
from livecard.without_torch import without_torch

# oneDNN compiles a kernel for each shape of its matrices and keeps 1024: with every utterance of
# another length that is 15 MB more a minute. With 32 the passes take the same time.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32")

with without_torch():
    import ctranslate2
    from faster_whisper import WhisperModel
    from faster_whisper.tokenizer import Tokenizer
    from faster_whisper.transcribe import get_compression_ratio, get_suppressed_tokens

HOP = 160
"""Samples between two feature frames."""
LONGEST = 3000
"""Feature frames that the encoder was made for: 30 s."""
TOKENS_A_SECOND = 7
"""People speak at most about six tokens a second; a pass that gives more is a loop."""


BRIEF = 1.7
"""Seconds of sound, the quiet around it included, that are too few for a vocabulary."""


@dataclass(frozen=True)
class Pass:
    """How thoroughly to listen. Window and margin are seconds of sound that the encoder sees."""

    beam: int
    window: float
    margin: float


DRAFT = Pass(beam=1, window=5.0, margin=1.5)
# A beam of five made 307 word errors where three made 308 (the sample interview at three levels and
# LibriSpeech, plain and through a telephone, 7,205 words), and a pass took 8 % longer.
FINAL = Pass(beam=3, window=10.0, margin=5.0)

Device = Literal["auto", "cpu", "cuda"]


@dataclass(frozen=True)
class WhisperSettings:
    """Which model, where, and with how many threads (0: as many as there are cores, at most 4)."""

    folder: Path
    device: Device = "auto"
    compute_type: str = "auto"
    threads: int = 0
    workers: int = 1
    """How many threads may call it at a time; on a processor each then gets one core."""


class Whisper:
    """The recogniser. English; as many threads may call it at a time as it has workers."""

    def __init__(self, settings: WhisperSettings) -> None:
        device, compute = _place(settings)
        try:
            self._model = WhisperModel(
                str(settings.folder),
                device=device,
                compute_type=compute,
                cpu_threads=settings.threads or (1 if settings.workers > 1 else 0),
                num_workers=settings.workers,
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:
            raise LivecardError(
                f"the recogniser in {settings.folder} does not run on {device} as {compute} "
                f"({error}); try --device cpu --compute-type int8"
            ) from error
        self.place = f"{device} {compute}"
        self._tokenizer = Tokenizer(
            self._model.hf_tokenizer,
            self._model.model.is_multilingual,
            task="transcribe",
            language="en",
        )
        self._suppressed = list(get_suppressed_tokens(self._tokenizer, [-1]) or [])

    def draft(self, samples: Samples) -> Hearing:
        """A quick pass, for words that may still change."""
        return self._hear(samples, DRAFT, "")

    def transcribe(self, samples: Samples, vocabulary: str = "") -> Hearing:
        """A thorough pass, for words that stay. `vocabulary`: terms to expect."""
        # Under a second of speech the terms would be heard whatever was said.
        return self._hear(samples, FINAL, vocabulary if len(samples) > BRIEF * RATE else "")

    def align(self, samples: Samples, text: str) -> tuple[Word, ...]:
        """Where each word of a known text is in the sound that says it, for measuring."""
        features, content = self._features(samples, FINAL)
        tokens = self._tokenizer.encode(" " + text.strip())
        return self._words(tokens, self._model.encode(features), content)

    def offline(self, samples: Samples) -> str:
        """The library's own way over a whole recording, beam 5: what streaming is compared with."""
        segments, _ = self._model.transcribe(samples, language="en", beam_size=5)
        return " ".join(segment.text.strip() for segment in segments)

    def _hear(self, samples: Samples, how: Pass, vocabulary: str) -> Hearing:
        features, content = self._features(samples, how)
        encoded = self._model.encode(features)
        result = self._generate(encoded, samples, how.beam, vocabulary)
        tokens = [token for token in result.sequences_ids[0] if token < self._tokenizer.eot]
        return Hearing(
            words=self._words(tokens, encoded, content),
            # CTranslate2 gives the mean over the tokens; Whisper's own counts the end as well.
            logprob=result.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech=result.no_speech_prob,
            repetition=get_compression_ratio(self._tokenizer.decode(tokens).strip() or "-"),
        )

    def _features(self, samples: Samples, how: Pass) -> tuple[Samples, int]:
        """Features padded with silence to the pass's window, and the frames that are sound."""
        sound = self._model.feature_extractor(samples[: LONGEST * HOP])[:, :LONGEST]
        content = int(sound.shape[1])
        wanted = max(how.window, content * HOP / RATE + how.margin)
        total = min(LONGEST, 2 * round(wanted * RATE / HOP / 2))
        padded = np.full((sound.shape[0], max(total, content)), sound.min(), np.float32)
        padded[:, :content] = sound
        return padded, content

    def _generate(
        self, encoded: ctranslate2.StorageView, samples: Samples, beam: int, vocabulary: str
    ) -> ctranslate2.models.WhisperGenerationResult:
        prompt = self._model.get_prompt(
            self._tokenizer, [], without_timestamps=True, hotwords=vocabulary or None
        )
        length = len(prompt) + 8 + TOKENS_A_SECOND * -(-len(samples) // RATE)
        return self._model.model.generate(
            encoded,
            [prompt],
            beam_size=beam,
            max_length=min(length, self._model.max_length),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
        )[0]

    def _words(
        self, tokens: list[int], encoded: ctranslate2.StorageView, content: int
    ) -> tuple[Word, ...]:
        if not tokens:
            return ()
        aligned = self._model.find_alignment(self._tokenizer, [tokens], encoded, content)[0]
        return _join(
            [
                Word(one["word"], float(one["start"]), float(one["end"]), float(one["probability"]))
                for one in aligned
            ]
        )


def _join(pieces: Sequence[Word]) -> tuple[Word, ...]:
    """Words without their leading blanks; what follows without a blank belongs to its word."""
    words: list[Word] = []
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        if words and not piece.text.startswith(" "):
            last = words.pop()
            # Punctuation has no length of its own: the aligner gives it the pause that follows.
            end = last.end if not any(map(str.isalnum, text)) else piece.end
            text, piece = last.text + text, Word("", last.start, end, last.probability)
        words.append(Word(text, round(piece.start, 3), round(piece.end, 3), piece.probability))
    return tuple(words)


def _place(settings: WhisperSettings) -> tuple[str, str]:
    device = settings.device
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    compute = settings.compute_type
    if compute == "auto":
        compute = "float16" if device == "cuda" else "int8"
    return device, compute
