"""The network that is taught: MiniLM with four small heads, in PyTorch, and its export to ONNX.

One pass over a unit, with the question before it as second segment, gives a vector that lies near
the anchors it speaks to, and what does not depend on the rubric: whether it is evidence at all, how
high it reaches, and whether it speaks for or against the candidate.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch import nn
from torch.nn import functional
from transformers import BertModel

from livecard.errors import LivecardError
from livecard.onnx import quantize
from livecard.rubric import Dimension, Rubric
from livecard.training.examples import Example, roughened

TOKENS = 96
"""Tokens of a unit and its question that the network sees while it is taught."""
LEVELS = 5


class Network(nn.Module):
    """Token ids, mask and segments in; vector, evidence, levels and polarity out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        start = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self.tokenizer = start.tokenizer
        encoder = start[0].auto_model
        if not isinstance(encoder, BertModel):
            raise LivecardError(f"{folder} is no BERT model; teaching starts from one")
        self.encoder: BertModel = encoder
        width = int(encoder.config.hidden_size)
        self.evidence, self.levels, self.polarity = (
            nn.Sequential(nn.Dropout(0.1), nn.Linear(width, 128), nn.GELU(), nn.Linear(128, out))
            for out in (1, LEVELS - 1, 1)
        )
        self.sharpness = nn.Parameter(torch.tensor(3.0))
        """Logarithm of what cosines are multiplied by before they are compared."""

    @property
    def sharp(self) -> float:
        """What cosines are multiplied by before they are compared."""
        return float(torch.exp(self.sharpness.detach()))

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """The mean is over the unit's own tokens: the question is context, not content."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )[0]
        own = (attention_mask * (1 - token_type_ids)).unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1)
        return (
            functional.normalize(mean, dim=-1),
            self.evidence(mean).squeeze(-1),
            self.levels(mean),
            self.polarity(mean).squeeze(-1),
        )

    def read(
        self, texts: Sequence[str], questions: Sequence[str] | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """The network's view of texts, each after its question."""
        pairs = list(texts) if questions is None else list(zip(texts, questions, strict=True))
        feed = self.tokenizer(
            pairs, padding=True, truncation=True, max_length=TOKENS, return_tensors="pt"
        )
        return self(feed["input_ids"], feed["attention_mask"], feed["token_type_ids"])


def anchor_texts(rubric: Rubric) -> list[str]:
    """What stands for each band of each dimension, dimension by dimension."""
    return [f"{one.name}: {anchor.text}" for one in rubric.dimensions for anchor in one.anchors]


def loss(
    network: Network, rubric: Rubric, batch: Sequence[Example], chance: random.Random
) -> torch.Tensor:
    """How wrong the network is on a batch of one rubric."""
    texts = [roughened(one.text, chance) for one in batch]
    questions = ["" if chance.random() < 0.1 else one.question for one in batch]
    vector, evidence, levels, polarity = network.read(texts, questions)
    anchors = network.read(anchor_texts(rubric))[0]
    near = torch.exp(network.sharpness) * vector @ anchors.T
    is_evidence = torch.tensor([float(bool(one.labels)) for one in batch])
    total = functional.binary_cross_entropy_with_logits(evidence, is_evidence)
    chosen = [i for i, one in enumerate(batch) if one.labels]
    if not chosen:
        return total
    first = [batch[i].labels[0] for i in chosen]
    high = torch.tensor([[float(label.level > k) for k in range(1, LEVELS)] for label in first])
    good = torch.tensor([float(label.polarity == "+") for label in first])
    total = total + functional.binary_cross_entropy_with_logits(levels[chosen], high)
    total = total + functional.binary_cross_entropy_with_logits(polarity[chosen], good)
    return total + _nearness(near[chosen], rubric, [batch[i] for i in chosen])


def _nearness(near: torch.Tensor, rubric: Rubric, batch: Sequence[Example]) -> torch.Tensor:
    """Cross entropy over dimensions, and over the bands of the right one."""
    sizes = [len(one.anchors) for one in rubric.dimensions]
    pieces = near.split(sizes, dim=1)
    dimensions = torch.stack([piece.logsumexp(1) for piece in pieces], 1).log_softmax(1)
    names = [one.name for one in rubric.dimensions]
    parts = []
    for row, example in enumerate(batch):
        for label in example.labels:
            at = names.index(label.dimension)
            band = _band(rubric, rubric.dimensions[at], label.level)
            parts.append(-dimensions[row, at] / len(example.labels))
            parts.append(-0.5 * pieces[at][row].log_softmax(0)[band] / len(example.labels))
    return torch.stack(parts).sum() / len(batch)


def _band(rubric: Rubric, dimension: Dimension, level: int) -> int:
    label = rubric.band(level).label
    return next(i for i, one in enumerate(dimension.anchors) if one.band == label)


def teach(
    network: Network,
    steps: Sequence[tuple[Rubric, Sequence[Example]]],
    chance: random.Random,
    tell: Callable[[int, float], None],
    rate: float = 1e-4,
) -> None:
    """Go once through the steps, the learning rate falling to zero; `tell` hears step and loss."""
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": heads, "lr": 5 * rate},
        ],
        weight_decay=0.01,
    )
    warm = max(1, len(steps) // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, 1 - i / len(steps)))
    )
    network.train()
    for number, (rubric, batch) in enumerate(steps):
        optimizer.zero_grad()
        # Half the digits where the processor has a unit for them: a third faster, no worse.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wrong = loss(network, rubric, batch, chance)
        wrong.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        tell(number + 1, float(wrong.detach()))
    network.eval()


def export(network: Network, folder: Path) -> None:
    """Write model.onnx (int8 weights) and tokenizer.json."""
    network.eval()
    whole = folder / "model.fp32.onnx"
    feed = network.tokenizer([("a", "b")], return_tensors="pt")
    names = ["input_ids", "attention_mask", "token_type_ids"]
    outs = ["vector", "evidence", "levels", "polarity"]
    axes = {name: {0: "texts", 1: "tokens"} for name in names} | {
        name: {0: "texts"} for name in outs
    }
    torch.onnx.export(
        network,
        tuple(feed[name] for name in names),
        str(whole),
        input_names=names,
        output_names=outs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize(whole, folder / "model.onnx")
    whole.unlink()
    network.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))


def freeze(network: Network, layers: int) -> None:
    """Leave the word vectors and the lowest layers as they are: they know English already."""
    lowest = [network.encoder.embeddings, *network.encoder.encoder.layer[:layers]]
    for part in lowest:
        part.requires_grad_(requires_grad=False)


def seed(number: int) -> None:
    """Make the teaching repeatable on the same machine and versions."""
    torch.manual_seed(number)
