"""The extractor as a spaCy component, for people who run their own pipelines.

>>> nlp.add_pipe("kg_claims")                                # doctest: +SKIP
>>> nlp("Ruth said the pier was safe.")._.claims             # doctest: +SKIP
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .. import ids, passages
from ..model import Document
from .claims import assemble


@Language.factory("kg_claims", requires=["token.dep", "token.tag", "token.lemma"])
def make(nlp: Language, name: str):
    """Return a component Doc -> Doc that fills ``doc._.claims`` with a tuple of :class:`kg.model.Claim`.

    The text of the Doc stands for a document of its own without metadata, so undated.
    """
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())
    return _component


def _component(doc: Doc) -> Doc:
    digest = ids.sha256(doc.text)
    document = Document(ids.mint("document", digest, ""), "text", "text", doc.text, digest)
    doc._.claims = assemble(document, doc, passages.split(document)).claims
    return doc
