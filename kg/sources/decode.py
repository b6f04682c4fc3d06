"""Bytes to text: size, binary data, encoding. Every failure is one line that names the next step."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ..errors import SourceError

MAX_BYTES = 20_000_000  # one file or one answer; a long book is 2 MB
MAX_LINE = 1_000_000  # characters: no paragraph is that long, and a parser would choke on it
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]  # no guess without a mark
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def load(path: Path, where: str, max_bytes: int) -> bytes:
    """Return the bytes of a file, refusing what is empty, too large or may not be read."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise too_large(size, where, max_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, where) from None
    if not data.strip(b"\x00 \t\r\n"):
        raise SourceError("the file is empty", where, "nothing to read; leave it out or fill it")
    return data


def unreadable(error: OSError | ValueError, where: str) -> SourceError:
    """Name the reason why a path cannot be read."""
    if isinstance(error, FileNotFoundError):
        return SourceError("no such file or folder", where, "check the spelling")
    if isinstance(error, PermissionError):
        return SourceError("may not be read", where, "check its permissions")
    return SourceError(
        f"cannot be read: {getattr(error, 'strerror', None) or error}", where, "check the path and the disk"
    )


def too_large(size: int, where: str, limit: int) -> SourceError:
    """Say that a source exceeds the size limit."""
    return SourceError(
        f"{size / 1e6:.0f} MB is more than the limit of {limit / 1e6:.0f} MB", where, "split it into documents"
    )


def text(data: bytes, where: str, declared: str | None = None) -> str:
    """Return ``data`` as text: byte order mark, UTF-8, the declared encoding, then a careful guess."""
    found = _marked(data, where)
    if found is None:
        found = _decoded(data, where, declared)
    controls = len(_CONTROLS.findall(found[:20_000]))
    if controls > max(1, len(found[:20_000]) // 200):
        raise SourceError("binary data, not text", where, "convert it to text, HTML or PDF first")
    return found.replace("\r\n", "\n").replace("\r", "\n")


def check_lines(text: str, where: str) -> None:
    """Refuse a text that is one endless line."""
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE)
        if end < start:
            end = text.find("\n", start)
            size = (end if end >= 0 else len(text)) - start
            raise SourceError(f"one line of {size:,} characters", where, "this is no article; break it into paragraphs")
        start = end + 1


def _marked(data: bytes, where: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise _wrong(where, f"begins like {encoding.upper()} but is not") from None
    return None


def _decoded(data: bytes, where: str, declared: str | None) -> str:
    if b"\x00" in data[:20_000]:
        raise SourceError("binary data, not text", where, "convert it to text, HTML or PDF first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            raise _wrong(where, f"is not in {declared}, the encoding it declares") from None
    wide = len(_WIDE.findall(data))
    stray = len(re.findall(rb"[\x80-\xff]", _WIDE.sub(b"", data)))
    if wide > stray:
        raise _wrong(where, f"is UTF-8 with a broken byte at {broken}")
    return _guess(data, stray, where)


def _guess(data: bytes, high: int, where: str) -> str:
    # English in an old 8-bit encoding has few high bytes, nearly always Windows quotes, dashes and accents
    if high * 20 < len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_exclusion=_UNMARKED).best()
    if best is None or best.chaos > 0.15:
        raise _wrong(where, "is in no encoding that could be recognised")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        raise _wrong(where, "is in no encoding that could be recognised") from None


def _wrong(where: str, what: str) -> SourceError:
    return SourceError(f"wrong encoding: the text {what}", where, "save it as UTF-8")
