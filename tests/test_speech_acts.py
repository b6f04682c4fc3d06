"""Speech acts decided by the content: a table of (cue, content, act)."""

import pytest

from kg.extract.speech_acts import act

ROWS = [
    ("call", "call", "the reports about the dredger “misleading.”", "reject"),
    ("describe", "describe", "the whole account as a fabrication", "reject"),
    ("call", "call", "the ferry a bargain", "call"),
    ("say", "say", "“That is simply not true,”", "reject"),
    ("say", "say", "You are wrong", "reject"),
    ("insist", "insist", "that the ministry's figure was wrong", "reject"),
    ("say", "say", "that the claims about the dredger were completely unfounded", "reject"),
    ("disagree", "disagree", "that reading of the contract", "reject"),
    ("say", "say", "it was wrong to close the dock", "say"),
    ("say", "say", "that the wrong crane was used", "say"),
    ("admit", "admit", "that the report was wrong", "admit"),
    ("ask", "ask", "whether that is false", "ask"),
]


@pytest.mark.parametrize(("named", "lemma", "words", "expected"), ROWS)
def test_act(named, lemma, words, expected):
    assert act(named, lemma, words) == expected
