"""Polarity, certainty and modality: the golden table and what surrounds it, sentence by sentence."""

from __future__ import annotations

import pytest

from kg.extract import factuality, triples
from kg.language import load
from kg.model import Cue


@pytest.fixture(scope="module")
def nlp():
    return load()


def stance(nlp, text, predicate, cue=None, content=None):
    """The factuality of the triple with ``predicate`` in the ``content`` part of ``text``."""
    doc = nlp(text)
    start = text.index(content) if content else 0
    spans = [(start, start + len(content))] if content else None
    found = triples.find(doc, spans)
    chosen = [triple for triple in found if triple.predicate == predicate]
    assert chosen, [(str(t.subject and t.subject.label), t.predicate) for t in found]
    return factuality.assess(doc, chosen[0], cue, quoted=bool(content) and content[0] == "“")


# words, predicate, polarity, certainty, modality
CONTENT = [
    # plain
    ("The ferry hit the pier.", "hit", "positive", "certain", "factual"),
    # negation
    ("The ferry did not hit the pier head-on.", "hit", "negative", "certain", "factual"),
    ("The ferry didn't hit the pier.", "hit", "negative", "certain", "factual"),
    ("The ferry never reached the island.", "reach", "negative", "certain", "factual"),
    ("The captain hardly noticed the buoy.", "notice", "negative", "certain", "factual"),
    ("The crane no longer works.", "work", "negative", "certain", "factual"),
    ("The inquiry is not yet complete.", "be complete", "negative", "certain", "factual"),
    ("No one warned the passengers.", "warn", "negative", "certain", "factual"),
    ("None of the divers saw the wreck.", "see", "negative", "certain", "factual"),
    ("Nobody signed the logbook.", "sign", "negative", "certain", "factual"),
    ("The auditors found no evidence.", "find", "negative", "certain", "factual"),
    ("There is no lifeboat on the deck.", "be on", "negative", "certain", "factual"),
    ("They left without paying the fee.", "pay", "negative", "certain", "factual"),
    ("The pilot neither slowed the ship nor sounded the horn.", "slow", "negative", "certain", "factual"),
    ("The pilot neither slowed the ship nor sounded the horn.", "sound", "negative", "certain", "factual"),
    # what looks like negation and is none
    ("They not only paid the fee but apologised.", "pay", "positive", "certain", "factual"),
    # implicatives
    ("The crew failed to close the hatch.", "close", "negative", "certain", "factual"),
    ("The crew managed to close the hatch.", "close", "positive", "certain", "factual"),
    ("The crew did not manage to close the hatch.", "close", "negative", "certain", "factual"),
    ("The owner refused to pay the fine.", "pay", "negative", "certain", "factual"),
    ("The mate forgot to lock the hatch.", "lock", "negative", "certain", "factual"),
    ("The mate did not forget to lock the hatch.", "lock", "positive", "certain", "factual"),
    # hedges
    ("The ferry may have hit the pier.", "hit", "positive", "possible", "factual"),
    ("The ferry could have hit the pier.", "hit", "positive", "possible", "factual"),
    ("The ferry probably hit the pier.", "hit", "positive", "probable", "factual"),
    ("Perhaps the ferry hit the pier.", "hit", "positive", "possible", "factual"),
    ("The ferry reportedly hit the pier.", "hit", "positive", "probable", "factual"),
    ("The mate must have seen the light.", "see", "positive", "probable", "factual"),
    ("It is likely that the valve leaked.", "leak", "positive", "probable", "factual"),
    ("It seems that the valve leaked.", "leak", "positive", "probable", "factual"),
    ("The strike is unlikely to end.", "end", "negative", "probable", "factual"),
    ("The strike is not likely to end.", "end", "negative", "probable", "factual"),
    ("It is impossible that the valve leaked.", "leak", "negative", "certain", "factual"),
    ("It is not difficult to imagine the fire.", "be difficult to imagine", "negative", "certain", "factual"),
    ("The mate could not see the light.", "see", "negative", "certain", "factual"),
    ("The mate might not have seen the light.", "see", "negative", "possible", "factual"),
    ("This does not mean that the owner lied.", "lie", "unknown", "underspecified", "factual"),
    ("The oil is old, so we do not have to wait.", "be old", "positive", "certain", "factual"),
    ("They left early so as not to wake the crew.", "wake", "negative", "underspecified", "desired"),
    # belief and the negation that belongs below it
    ("I think that the valve leaked.", "leak", "positive", "probable", "factual"),
    ("I don't think that the valve leaked.", "leak", "negative", "probable", "factual"),
    ("We doubt that the valve leaked.", "leak", "negative", "probable", "factual"),
    ("I am sure that the valve leaked.", "leak", "positive", "certain", "factual"),
    ("The valve leaked, I think.", "leak", "positive", "probable", "factual"),
    # double negation
    ("We do not rule out that the valve leaked.", "leak", "positive", "possible", "factual"),
    ("The owner did not deny that the valve leaked.", "leak", "positive", "possible", "factual"),
    # conditions
    ("If the ferry had hit the pier, it would have sunk.", "hit", "positive", "underspecified", "conditional"),
    ("If the ferry had hit the pier, it would have sunk.", "sink", "positive", "underspecified", "conditional"),
    ("Had the valve failed, the boiler would have burst.", "burst", "positive", "underspecified", "conditional"),
    ("The port will close if the storm comes.", "close", "positive", "underspecified", "conditional"),
    ("Without the tug the barge would have drifted away.", "drift", "positive", "underspecified", "hypothetical"),
    (
        "The shell did not reach the boat (had that happened, it would have sunk), but exploded.",
        "sink",
        "positive",
        "underspecified",
        "conditional",
    ),
    ("He would have loved the sea.", "love", "positive", "underspecified", "hypothetical"),
    # what only seems so, or holds in any case, makes nothing depend on it
    ("The mate waved, as if greeting the crew.", "wave", "positive", "certain", "factual"),
    ("The mate liked the ship, even if he could not show it.", "like", "positive", "certain", "factual"),
    ("It looks as if the mast broke.", "break", "positive", "probable", "factual"),
    ("The attempt to sell the yard annoyed the crew.", "sell", "positive", "underspecified", "hypothetical"),
    ("The ferry failed not long ago.", "fail", "positive", "certain", "factual"),
    ("If the crew is warned, there are no risks.", "exist", "negative", "underspecified", "conditional"),
    (
        "“If the mast had held, the ship would not have sunk,” the mate said.",
        "sink",
        "negative",
        "underspecified",
        "conditional",
    ),
    # the future
    ("We will continue to work.", "continue to work", "positive", "certain", "predicted"),
    ("We will pay the families.", "pay", "positive", "certain", "predicted"),
    ("We won't pay the families.", "pay", "negative", "certain", "predicted"),
    ("The inquiry is expected to end.", "end", "positive", "probable", "predicted"),
    ("The mayor plans to close the port.", "close", "positive", "probable", "predicted"),
    ("The owners promised to pay the families.", "pay", "positive", "certain", "predicted"),
    ("As soon as the mayor applies, the port will open.", "apply", "positive", "certain", "predicted"),
    ("The dredging is going to start.", "start", "positive", "certain", "predicted"),
    # a hedge says how likely even what is conditional or a duty
    ("The mast may have to be cut down.", "be cut down", "positive", "possible", "factual"),
    ("If the mate had slept less, the ship might have survived.", "survive", "positive", "possible", "conditional"),
    # duties and wishes
    ("The owners should pay the families.", "pay", "positive", "underspecified", "deontic"),
    ("The owners must pay the families.", "pay", "positive", "underspecified", "deontic"),
    ("The owners have to pay the families.", "pay", "positive", "underspecified", "deontic"),
    ("The owners are obliged to pay the families.", "pay", "positive", "underspecified", "deontic"),
    ("We hope that the port will open.", "open", "positive", "underspecified", "desired"),
    ("We want to open the port.", "open", "positive", "underspecified", "desired"),
    ("The union does not want to wait.", "wait", "negative", "underspecified", "desired"),
    # questions
    ("Why did the owners sell the ferry?", "sell", "unknown", "underspecified", "interrogative"),
    ("We do not know whether the valve leaked.", "leak", "unknown", "underspecified", "interrogative"),
    # what somebody is told to do need not happen; that he was told so does
    ("We will ask a judge to read the log.", "read", "positive", "underspecified", "deontic"),
    ("We will ask a judge to read the log.", "ask", "positive", "certain", "predicted"),
    ("The mate was told to leave.", "be told to leave", "positive", "certain", "factual"),
    # commands
    ("Close the hatch.", "close", "positive", "underspecified", "deontic"),
    ("Do not open the hatch.", "open", "negative", "underspecified", "deontic"),
    ("Let's leave the ship.", "leave", "positive", "underspecified", "desired"),
    ("Thank you.", "thank", "positive", "certain", "factual"),
    # saying so is doing it
    ("I would like to thank the crew.", "thank", "positive", "certain", "factual"),
    # "and" and "or" share a modal; "or" shares the negation
    ("The port will open and serve ferries.", "serve", "positive", "certain", "predicted"),
    # each clause has a negation of its own
    ("The barge that sank did not carry oil.", "sink", "positive", "certain", "factual"),
    ("The barge that did not sink carried oil.", "carry", "positive", "certain", "factual"),
    ("The mate said nothing because the captain slept.", "sleep", "positive", "certain", "factual"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "certainty", "modality"), CONTENT)
def test_content(nlp, text, predicate, polarity, certainty, modality):
    found = stance(nlp, text, predicate)
    assert (found.polarity, found.certainty, found.modality) == (polarity, certainty, modality)


DENY = {"lemma": "deny", "cls": "denial"}
# text, content, predicate, cue, polarity, certainty, modality, endorsed
REPORTED = [
    ("She denied that the yard was involved.", "that the yard was involved", "be involved", Cue(**DENY),
     "negative", "certain", "factual", True),
    ("She did not deny that the yard was involved.", "that the yard was involved", "be involved",
     Cue(**DENY, negated=True), "positive", "possible", "factual", True),
    ("She admitted that the valve leaked.", "that the valve leaked", "leak",
     Cue("admit", cls="admission", factive=True), "positive", "certain", "factual", True),
    ("She would not admit that the valve leaked.", "that the valve leaked", "leak",
     Cue("admit", cls="admission", factive=True, negated=True), "unknown", "underspecified", "factual", False),
    ("She did not say that the valve leaked.", "that the valve leaked", "leak", Cue("say", negated=True),
     "unknown", "underspecified", "factual", False),
    ("She did not rule out that the valve leaked.", "that the valve leaked", "leak",
     Cue("rule out", cls="denial", negated=True), "positive", "possible", "factual", True),
    ("She asked why the yard sold the barge.", "why the yard sold the barge", "sell", Cue("ask", cls="question"),
     "unknown", "underspecified", "interrogative", True),
    ("She promised to pay the families.", "to pay the families", "pay", Cue("promise", cls="promise"),
     "positive", "certain", "predicted", True),
    ("She refused to pay the families.", "to pay the families", "pay", Cue("refuse", cls="refusal"),
     "negative", "certain", "factual", True),
    ("She did not believe that the valve leaked.", "that the valve leaked", "leak",
     Cue("believe", cls="belief", negated=True), "negative", "probable", "factual", True),
    ("She demanded that the yard pay the families.", "that the yard pay the families", "pay",
     Cue("demand", cls="request"), "positive", "underspecified", "deontic", True),
    ("She agreed that the valve leaked.", "that the valve leaked", "leak", Cue("agree", cls="promise"),
     "positive", "certain", "factual", True),
    # what is said in passing is not denied with the rest
    ("She denied that the barge, which sank in May, was sold.", "that the barge, which sank in May, was sold",
     "sink", Cue(**DENY), "positive", "certain", "factual", True),
    # who disagrees in words of their own asserts them
    ("She disagreed: “The ferry is not safe.”", "“The ferry is not safe.”", "be safe",
     Cue("disagree", cls="agreement"), "negative", "certain", "factual", True),
    ("She disagreed that the ferry was safe.", "that the ferry was safe", "be safe",
     Cue("disagree", cls="agreement"), "negative", "certain", "factual", True),
    # a denial of something negative is not turned twice by the words of the cue alone
    ("She denied that the yard had not paid.", "that the yard had not paid", "pay", Cue(**DENY),
     "positive", "certain", "factual", True),
    # the negation of the cue stands outside the content and is left to the cue
    ("She said the ferry did not hit the pier directly.", "the ferry did not hit the pier directly", "hit",
     Cue("say"), "negative", "certain", "factual", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content", "predicate", "cue", "polarity", "certainty", "modality", "endorsed"), REPORTED
)
def test_cue_and_content(nlp, text, content, predicate, cue, polarity, certainty, modality, endorsed):
    found = stance(nlp, text, predicate, cue, content)
    assert (found.polarity, found.certainty, found.modality) == (polarity, certainty, modality)
    assert found.endorsed is endorsed


MARKED = [
    ("The ferry did not hit the pier.", "hit", ["not"]),
    ("The ferry may have hit the pier.", "hit", ["may"]),
    ("No one warned the passengers.", "warn", ["No"]),
    ("The crew failed to close the hatch.", "close", ["failed"]),
    ("If the storm comes, the port will close.", "close", ["If", "will"]),
]


@pytest.mark.parametrize(("text", "predicate", "words"), MARKED)
def test_markers_are_the_words_that_decide(nlp, text, predicate, words):
    assert [text[start:end] for start, end in stance(nlp, text, predicate).markers] == words


CONTRASTS = [
    ("The vote marks not an end but a beginning.", {"end": "negative", "beginning": "positive"}),
    ("They sold not only the yard but the crane.", {"yard": "positive", "crane": "positive"}),
    ("The money is insurance, not compensation.", {"insurance": "positive", "compensation": "negative"}),
    ("This was not an accident but a crime.", {"accident": "negative", "crime": "positive"}),
]


@pytest.mark.parametrize(("text", "expected"), CONTRASTS)
def test_each_side_of_a_contrast_has_its_polarity(nlp, text, expected):
    doc = nlp(text)
    found = triples.find(doc)
    assert {t.object.label: factuality.assess(doc, t).polarity for t in found if t.object} == expected


ACTS = [
    ("We will pay the families.", "pay", "promise"),
    ("I thank the crew.", "thank", "thank"),
    ("We reject this accusation.", "reject", "reject"),
    ("Why did the owners sell the ferry?", "sell", "ask"),
    ("The owners will pay the families.", "pay", ""),
]


@pytest.mark.parametrize(("text", "predicate", "act"), ACTS)
def test_words_may_perform_an_act(nlp, text, predicate, act):
    assert stance(nlp, text, predicate).act_hint == act
