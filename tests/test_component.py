"""The extractor inside somebody else's spaCy pipeline."""

import spacy

from kg.extract import component
from kg.language import load


def test_the_component_fills_the_claims_of_a_doc():
    base = load()
    nlp = spacy.blank("en")
    for name in base.pipe_names:
        nlp.add_pipe(name, source=base)
    nlp.add_pipe("kg_claims")
    text = "The harbour master, Tomas Lind, said that the ferry had left."
    [claim] = nlp(text)._.claims
    assert (claim.speaker.label, claim.polarity) == ("Tomas Lind", "positive")
    assert claim.text == text[claim.start : claim.end]


def test_the_component_takes_a_doc_without_words():
    assert component.make(spacy.blank("en"), "kg_claims")(spacy.blank("en")(" "))._.claims == ()
