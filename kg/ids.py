"""Content-addressed identifiers.

An id is the base32 form of a SHA-256 over a JSON array, cut to 26 characters (130 bits).
The array keeps field borders apart ("ab","c" is not "a","bc"); strings are NFC-normalised
so that two encodings of one name agree. Ids never depend on the extractor, its version,
the clock or the machine.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata

BASE = "https://w3id.org/claimkg/id/"
_SCHEMA = 1
_LENGTH = 26
_DIGEST = 20  # bytes of the digest that the letters of an id come from: 5 bytes are 8 letters
_array = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring  # a string as the encoder writes it; ids are minted by the thousand


def mint(kind: str, *fields: str | int | float | tuple | list | None) -> str:
    """Return the id of one thing of ``kind`` told apart by ``fields`` (JSON scalars or arrays)."""
    array = ",".join([_quoted(kind), str(_SCHEMA), *map(_written, fields)])
    digest = hashlib.sha256(f"[{array}]".encode()).digest()[:_DIGEST]
    return base64.b32encode(digest).decode("ascii").lower()[:_LENGTH]


def iri(kind: str, identifier: str) -> str:
    """Return the full IRI of an id, as stored in the graph: ``…/id/claim/qn2n…``."""
    return f"{BASE}{kind}/{identifier}"


def phrase(words: str) -> str:
    """Return the id of words that name nobody who was recognised; capitals do not make another one."""
    return mint("phrase", words.casefold())


def local(iri_text: str) -> str:
    """Return the id at the end of an IRI made by :func:`iri`."""
    return iri_text.rsplit("/", 1)[-1]


def sha256(text: str) -> str:
    """Return the hex SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _written(field) -> str:
    if isinstance(field, str):
        return _quoted(field if field.isascii() else unicodedata.normalize("NFC", field))
    return _array(_nfc(field))


def _nfc(field):
    if isinstance(field, str):
        return unicodedata.normalize("NFC", field)
    if isinstance(field, (tuple, list)):
        return [_nfc(item) for item in field]
    return field
