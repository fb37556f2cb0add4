"""The network that is taught: MPNet with three small heads, in PyTorch, and its export to ONNX.

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
from transformers import MPNetModel
from transformers.models.mpnet.modeling_mpnet import MPNetLayer

from livecard.errors import LivecardError
from livecard.onnx import quantize
from livecard.rubric import Dimension, Rubric
from livecard.tagging.reading import Read, asked
from livecard.tagging.sayings import named_anchors
from livecard.training.examples import Example
from livecard.training.fitting import Parity
from livecard.training.roughen import varied

TOKENS = 112
"""Tokens of a unit and its question that the network sees while it is taught."""
LEVELS = 5
LAYERS = 9
"""Layers that are kept, from the lowest: the file stays under 100 MB, and a unit under 20 ms."""
MOVED = 0.8
"""How much of an outlier's size moves from the activation into the weight: measured on the untaught
encoder, cosines with the exact vectors are 0.86–0.91 without, 0.99 from 0.7 on."""

Seen = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
"""Vectors (texts, width), and logits: evidence (texts,), levels (texts, 4), polarity (texts,)."""


class Network(nn.Module):
    """Token ids, and which of them are the unit's and the question's, in; logits out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        start = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self.tokenizer = start.tokenizer
        encoder = start[0].auto_model
        if not isinstance(encoder, MPNetModel):
            raise LivecardError(f"{folder} is no MPNet model; teaching starts from one")
        encoder.encoder.layer = encoder.encoder.layer[:LAYERS]
        self.encoder: MPNetModel = encoder
        for layer in self.layers:
            # Drawing what to drop of every pair of words would take a sixth of the time.
            layer.attention.attn.dropout.p = 0.0
        self.nothing = int(encoder.config.pad_token_id or 0)
        """The token that fills up shorter texts of a batch."""
        width = int(encoder.config.hidden_size)
        self.evidence, self.levels, self.polarity = (
            nn.Sequential(
                nn.Dropout(0.1), nn.Linear(3 * width, 192), nn.GELU(), nn.Linear(192, out)
            )
            for out in (1, LEVELS - 1, 1)
        )
        self.sharpness = nn.Parameter(torch.tensor(3.0))
        """Logarithm of what cosines are multiplied by before they are compared."""

    @property
    def layers(self) -> list[MPNetLayer]:
        """The encoder's layers, from the lowest."""
        return [one for one in self.encoder.encoder.layer if isinstance(one, MPNetLayer)]

    @property
    def sharp(self) -> float:
        """What cosines are multiplied by before they are compared."""
        return float(torch.exp(self.sharpness.detach()))

    def forward(self, input_ids: torch.Tensor, unit: torch.Tensor, question: torch.Tensor) -> Seen:
        """The vector is the unit's own; the heads see the question beside it."""
        there = torch.ne(input_ids, self.nothing).long()
        hidden = self.encoder(input_ids=input_ids, attention_mask=there)[0]
        mean = _mean(hidden, unit)
        whole = torch.cat([mean, hidden[:, 0], _mean(hidden, question)], -1)
        return (
            functional.normalize(mean, dim=-1),
            self.evidence(whole).squeeze(-1),
            self.levels(whole),
            self.polarity(whole).squeeze(-1),
        )

    def read(self, texts: Sequence[str], questions: Sequence[str]) -> Seen:
        """The network's view of texts, each after its question."""
        pairs = [
            (text, asked(question)) if question else text
            for text, question in zip(texts, questions, strict=True)
        ]
        tokenizer = self.tokenizer.backend_tokenizer
        tokenizer.enable_truncation(TOKENS)
        tokenizer.enable_padding(pad_id=self.nothing)
        found = tokenizer.encode_batch(pairs)
        which = [[-1 if one is None else one for one in text.sequence_ids] for text in found]
        ids = torch.tensor([text.ids for text in found])
        segment = torch.tensor(which)
        real = torch.tensor([text.attention_mask for text in found]).bool()
        seen: Seen = self(ids, ((segment == 0) & real).long(), ((segment == 1) & real).long())
        return seen


def _mean(hidden: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    """The mean over the chosen tokens; zeros where there are none."""
    weight = chosen.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)


def loss(
    network: Network, rubric: Rubric, batch: Sequence[Example], chance: random.Random
) -> torch.Tensor:
    """How wrong the network is on a batch of one rubric."""
    batch = [varied(one, chance) for one in batch]
    seen = network.read([one.text for one in batch], [one.question for one in batch])
    vector, evidence, levels, polarity = seen
    named = named_anchors(rubric)
    anchors = network.read(named, [""] * len(named))[0]
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
    rate: float = 4e-5,
) -> None:
    """Go once through the steps, the learning rate falling to zero; `tell` hears step and loss."""
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": heads, "lr": 10 * rate},
        ],
        weight_decay=0.01,
        fused=True,
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


def freeze(network: Network, layers: int) -> None:
    """Leave the word vectors and the lowest layers as they are: they know English already."""
    lowest = [network.encoder.embeddings, *network.layers[:layers]]
    for part in lowest:
        part.requires_grad_(requires_grad=False)
        for one in part.modules():
            if isinstance(one, nn.Dropout):
                # Nothing is learnt here that dropping could keep from being learnt by heart.
                one.p = 0.0


def seed(number: int) -> None:
    """Make the teaching repeatable on the same machine and versions."""
    torch.manual_seed(number)


def export(network: Network, folder: Path, texts: Sequence[Example]) -> None:
    """Write model.onnx (int8 weights) and tokenizer.json; the network is smoothed by the texts."""
    network.eval()
    _smooth(network, texts)
    whole = folder / "model.fp32.onnx"
    names = ["input_ids", "unit", "question"]
    outs = ["vector", "evidence", "levels", "polarity"]
    torch.onnx.export(
        network,
        _some_input(),
        str(whole),
        input_names=names,
        output_names=outs,
        dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names}
        | {name: {0: "texts"} for name in outs},
        opset_version=17,
        dynamo=False,
    )
    quantize(whole, folder / "model.onnx")
    whole.unlink()
    plain = network.tokenizer.backend_tokenizer
    plain.no_padding()
    plain.no_truncation()
    plain.save(str(folder / "tokenizer.json"))


def _some_input() -> tuple[torch.Tensor, ...]:
    """One text of a word after a question of a word."""
    rows = ([0, 1037, 2, 2, 1038, 2], [0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0])
    return tuple(torch.tensor([row]) for row in rows)


class _Smoothed(nn.Linear):
    """A linear layer whose inputs are divided by what its weights are multiplied by."""

    def __init__(self, plain: nn.Linear, peaks: torch.Tensor) -> None:
        super().__init__(plain.in_features, plain.out_features)
        weight = plain.weight.detach()
        largest = weight.abs().amax(0).clamp(min=1e-5)
        scale = peaks.clamp(min=1e-3) ** MOVED / largest ** (1 - MOVED)
        self.weight.data = weight * scale
        self.bias.data = plain.bias.detach()
        self.inverse = nn.Buffer(1 / scale)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """The same as the layer it stands for."""
        return super().forward(values * self.inverse)


def _smooth(network: Network, texts: Sequence[Example]) -> None:
    """SmoothQuant (Xiao and others, ICML 2023): a few inputs are far larger than the rest, and one
    int8 scale for all of them would leave nothing of the rest; so weights take over their size."""
    for layer in network.layers:
        inside, out, attention = layer.intermediate, layer.output, layer.attention.attn
        inside.dense = _Smoothed(inside.dense, _peaks(network, inside.dense, texts))
        out.dense = _Smoothed(out.dense, _peaks(network, out.dense, texts))
        attention.o = _Smoothed(attention.o, _peaks(network, attention.o, texts))


def _peaks(network: Network, linear: nn.Linear, texts: Sequence[Example]) -> torch.Tensor:
    """The largest size of each input of a layer over some texts."""
    seen: list[torch.Tensor] = []
    hook = linear.register_forward_pre_hook(
        lambda _, inputs: seen.append(inputs[0].detach().abs().amax((0, 1)))
    )
    with torch.no_grad():
        network.read([one.text for one in texts], [one.question for one in texts])
    hook.remove()
    return torch.stack(seen).amax(0)


def parity(network: Network, read: Read, texts: Sequence[Example]) -> Parity:
    """The worst of each over the texts, one at a time as the product reads them."""
    cosines, evidence, polarity = [], [], []
    for one in texts:
        with torch.no_grad():
            vector, sure, _, good = network.read([one.text], [one.question])
        got = read(one.text, one.question)
        cosines.append(float(vector[0].numpy() @ got.vector))
        evidence.append(abs(float(sure[0]) - got.evidence))
        polarity.append(abs(float(good[0]) - got.polarity))
    return Parity(round(min(cosines), 4), round(max(evidence), 3), round(max(polarity), 3))
