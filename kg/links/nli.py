"""The claim-pair model: does one sentence contradict, entail or leave open another?

A 3-way cross-encoder in ONNX, run by onnxruntime with tokenizers alone. The embedded one lies in
``data/nli`` with its model card; any other ONNX model for natural language inference (three or
more labels that name contradiction, entailment and neutral in ``config.json``) can be named by
its folder, or, with the extra ``nli-hub``, by its name on the Hugging Face hub.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .. import resources
from ..errors import ModelError

LABELS = ("contradiction", "entailment", "neutral")
DEFAULT = "default"
# names that public models use for the three labels
_ALIASES = {"contradict": "contradiction", "contradictory": "contradiction", "entail": "entailment",
            "entailed": "entailment", "neutrality": "neutral", "unknown": "neutral"}  # fmt: skip
_MODEL_FILES = (
    "model.onnx",
    "onnx/model_quantized.onnx",
    "onnx/model_int8.onnx",
    "onnx/model.onnx",
    "model_quantized.onnx",
)
_MAX_CHARACTERS = 4000  # beyond, a "sentence" is cut before it is tokenised: the model reads 256 tokens


class Score(NamedTuple):
    """Calibrated probabilities of one pair; they add up to 1."""

    contradiction: float
    entailment: float
    neutral: float

    @property
    def label(self) -> str:
        """The most probable of LABELS."""
        return LABELS[max(range(3), key=self.__getitem__)]


class Scorer:
    """A loaded model. ``name`` tells it and its weights; ``threshold`` gives the calibrated floors by label."""

    def __init__(self, session, tokenizer, order: tuple[int, int, int], config: dict, name: str, digest: str):
        self._session, self._tokenizer, self._order = session, tokenizer, order
        self._temperature = float(config.get("temperature", 1.0))
        self._inputs = {entry.name for entry in session.get_inputs()}
        self.name = f"{name} {digest}"
        self.threshold = {"contradiction": 0.5, "entailment": 0.5, **config.get("threshold", {})}

    def score(self, pairs: Iterable[tuple[str, str]]) -> list[Score]:
        """Return one Score a pair, in the order given.

        The probability of a contradiction is the mean of both orders, for a contradiction has no
        direction. Whether the rest is entailment or neutral is read in the order (a, b): does
        ``a`` entail ``b``? Empty text on either side is neutral and is not shown to the model.
        A pair's score depends on the pair alone: int8 activations are scaled over a whole batch,
        so pairs go through one by one, which on a CPU is as fast.
        """
        return [self._pair(_clean(a), _clean(b)) for a, b in pairs]

    def _pair(self, a: str, b: str) -> Score:
        if not a or not b:
            return Score(0.0, 0.0, 1.0)
        return both_orders(self.logits(a, b), self.logits(b, a), self._temperature)

    def logits(self, a: str, b: str) -> list[float]:
        """Return the model's raw output for one order, in the order of LABELS."""
        import numpy as np

        encoding = self._tokenizer.encode(a, b)
        feed = {
            name: np.array([getattr(encoding, attribute)], dtype=np.int64)
            for name, attribute in _FEEDS
            if name in self._inputs
        }
        return self._session.run(None, feed)[0].astype(np.float64)[0, list(self._order)].tolist()


def both_orders(there: list[float], back: list[float], temperature: float = 1.0) -> Score:
    """Join the logits of (a, b) and (b, a): see Scorer.score."""
    one, other = _softmax(there, temperature), _softmax(back, temperature)
    contradiction = (one[0] + other[0]) / 2
    rest = (1 - contradiction) / max(one[1] + one[2], 1e-12)
    return Score(contradiction, one[1] * rest, one[2] * rest)


def _softmax(logits: list[float], temperature: float) -> list[float]:
    powers = [math.exp((value - max(logits)) / temperature) for value in logits]
    return [power / sum(powers) for power in powers]


_FEEDS = (("input_ids", "ids"), ("attention_mask", "attention_mask"), ("token_type_ids", "type_ids"))


def _clean(text: str) -> str:
    return " ".join(text[:_MAX_CHARACTERS].split())


def load(name: str | None = DEFAULT, threads: int = 1) -> Scorer | None:
    """Load a model: ``"default"`` the embedded one, a folder, an .onnx file, a hub name; None or "none" gives None.

    Raises ModelError, one line, for a model that is missing, damaged or has other labels.
    """
    if name is None or name == "none":
        return None
    folder = resources.folder("data") / "nli" if name == DEFAULT else _folder(name)
    return _open(folder, name, threads)


def _folder(name: str) -> Path:
    path = Path(name).expanduser()
    if path.exists():
        return path
    if name.count("/") != 1 or name.startswith((".", "/", "~")):
        raise ModelError(
            "no such inference model", name, "give a folder with model.onnx, tokenizer.json and config.json"
        )
    try:
        from huggingface_hub import snapshot_download
    except ImportError:
        hint = "pip install 'claimkg[nli-hub]', or give a folder on disk"
        raise ModelError("a model of the hub needs an extra package", name, hint) from None
    wanted = ["config.json", "tokenizer.json", *_MODEL_FILES]
    try:
        return Path(snapshot_download(name, allow_patterns=wanted))
    except Exception as error:  # the hub client raises its own, requests' and the system's errors
        reason = str(error).split("\n")[0][:120]
        raise ModelError(f"cannot be had from the hub: {reason}", name, "give a folder on disk") from None


def _open(path: Path, name: str, threads: int) -> Scorer:
    folder = path if path.is_dir() else path.parent
    model = path if path.is_file() else next((folder / f for f in _MODEL_FILES if (folder / f).is_file()), None)
    needed = [folder / "tokenizer.json", folder / "config.json"]
    missing = [file.name for file in needed if not file.is_file()] + ([] if model else ["model.onnx"])
    if missing:
        hint = "a model folder holds model.onnx, tokenizer.json and config.json"
        raise ModelError(f"the inference model lacks {', '.join(missing)}", folder, hint)
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        order = label_order(config, folder)
    except (ValueError, OSError, AttributeError):
        raise ModelError("config.json is no model configuration", folder, "copy the model again") from None
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what matters is raised, the rest would go to the user's terminal
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions share no public base
        reason = str(error).split("\n")[0][:120]
        raise ModelError(f"not an ONNX model: {reason}", model, "export it to ONNX again, or use --nli none") from None
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"tokenizer.json cannot be read: {error}", folder, "copy the model again") from None
    longest = min(int(config.get("max_length") or config.get("max_position_embeddings") or 256), 512)
    # RoBERTa counts two positions more than it can read
    tokenizer.enable_truncation(longest - 2 if config.get("model_type") in ("roberta", "xlm-roberta") else longest)
    tokenizer.no_padding()
    scorer = Scorer(session, tokenizer, order, config, str(config.get("model") or Path(name).name), _digest(model))
    _try(scorer, session, model)
    return scorer


def label_order(config: dict, where: Path | str = "") -> tuple[int, int, int]:
    """Return the output columns of contradiction, entailment and neutral, from ``id2label``."""
    names = {int(number): str(label).strip().lower() for number, label in config.get("id2label", {}).items()}
    columns = {_ALIASES.get(label, label): number for number, label in names.items()}
    if not set(LABELS) <= set(columns):
        found = ", ".join(names.values()) or "none"
        raise ModelError(f"the model's labels are other ones: {found}", where, f"needed: {', '.join(LABELS)}")
    return tuple(columns[label] for label in LABELS)


def _try(scorer: Scorer, session, model: Path) -> None:
    """Score one pair, so that a model of another task fails here and not in the middle of a batch."""
    columns = session.get_outputs()[0].shape
    try:
        [score] = scorer.score([("A door is open.", "The door is shut.")])
    except Exception as error:  # wrong inputs, wrong shapes: onnxruntime's exceptions share no public base
        reason = str(error).split("\n")[0][:120]
        raise ModelError(
            f"not a model for sentence pairs: {reason}", model, "outputs needed: one row of labels"
        ) from None
    if len(columns) != 2 or not all(math.isfinite(value) for value in score):
        raise ModelError("not a model for sentence pairs", model, "outputs needed: one row of labels")


def _digest(path: Path) -> str:
    """First ten hex digits of the SHA-256 of the weights, to tell versions apart on links."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()[:10]
