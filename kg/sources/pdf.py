"""PDF files: the words of all pages, with lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from statistics import median

from ..errors import SourceError
from .raw import Raw


def read(data: bytes, name: str, place: str) -> Raw:
    """Read a PDF. Scans without a text layer, encrypted and damaged files raise SourceError."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity of every file
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() or "" for page in reader.pages]
        title = None if locked or not reader.metadata else reader.metadata.title
    except Exception as error:  # pypdf raises a dozen kinds of its own and of others on damaged files
        reason = str(error).split("\n")[0][:80]
        raise SourceError(f"not a readable PDF: {reason}", place, "open it and save it again as PDF or text") from None
    if locked:
        raise SourceError("the PDF is protected by a password", place, "save a copy without one")
    text = "\n\n".join(paragraphs(page) for page in pages if page.strip())
    if len(re.findall(r"\w", text)) < 3:
        raise SourceError("the PDF holds no text, only pictures", place, "run text recognition (OCR) on it first")
    known = (
        {"title": " ".join(str(title).split())}
        if title and not re.search(r"\.\w{2,4}$|untitled", str(title), re.I)
        else {}
    )
    return Raw(text, name, place, "application/pdf", inferred=known)


def paragraphs(page: str) -> str:
    """Join the lines of a page: a short line that ends a sentence, or a blank one, ends a paragraph."""
    lines = [line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    full = median(len(line) for line in lines if line) if any(lines) else 0
    blocks, current = [], ""
    for line in lines:
        if not line:
            blocks, current = [*blocks, current], ""
            continue
        if re.search(r"\w-$", current) and line[:1].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}".strip()
        if len(line) < 0.8 * full and re.search(r"[.!?:][”\"’)]?$", line):
            blocks, current = [*blocks, current], ""
    return "\n\n".join(block for block in [*blocks, current] if block)
