"""Fixtures that several test modules share."""

from pathlib import Path

import pytest

from kg import ids
from kg.model import Document

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def nlp():
    """The default language pipeline, loaded once."""
    from kg import language

    return language.load()


def make_document(text: str, name: str = "story.txt", **metadata) -> Document:
    """A document as the sources room would make it."""
    digest = ids.sha256(text)
    identifier = ids.mint("document", digest, metadata.get("publisher") or "")
    known = tuple((field, "stated") for field in metadata)
    return Document(identifier, name, f"tests/{name}", text, digest, known=known, **metadata)


@pytest.fixture(scope="session")
def extract(nlp):
    """A function text -> Extraction that runs passages, parser and assembly as a build does."""
    from kg import language, passages
    from kg.extract import claims

    def run(text: str, **metadata):
        document = make_document(text, **metadata)
        parts = passages.split(document)
        [doc] = language.parse(nlp, [(document, parts)])
        return claims.assemble(document, doc, parts)

    return run


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; tests that need it skip where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus of real documents is not beside this checkout")
    return CORPUS
