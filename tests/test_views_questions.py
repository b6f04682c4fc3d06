# ruff: noqa: E501 (rows of tables are wider than code)
"""The headline of a pair: the question its claims answer, worded from triple, tense and articles of the text."""

import re

import pytest

from kg.model import Claim, Cue, Mention, Proposition, Span, Value
from kg.views.questions import title


def said(text, subject, predicate, target=None, told=None, **fields):
    """A claim whose triple stands in its text: ``told`` = (words of subject, predicate, object) where labels differ."""
    told = told or (subject, predicate.split()[0], target)

    def spot(words):
        found = re.search(re.escape(words), text) if words else None
        return (Span(*found.span()),) if found else ()

    def mention(label, words):
        return Mention(words or "", label, None, "thing", spot(words))

    base = {
        "id": "c1", "document": "d1", "start": 0, "end": len(text), "ordinal": 0, "text": text,
        "pieces": (Span(0, len(text)),), "speaker": None, "cue": Cue("say", "said"), "act": "say",
        "attribution": "indirect", "polarity": "positive", "certainty": "certain", "modality": "factual",
        "proposition": Proposition(
            mention(subject, told[0]), predicate, mention(target, told[2]) if target else None, (), spot(told[1])
        ),
    }  # fmt: skip
    return Claim(**{**base, **fields})


MONEY = (Value("money", 3e6, 3e6, "EUR", "exact", text="3 million euros"),)
COUNT = (Value("count", 12, 12, "", "exact", text="12 goats"),)


@pytest.mark.parametrize(
    ("claim", "clash", "question"),
    [
        (said("the kiln opens the gate", "kiln", "open", "gate", ("kiln", "opens", "gate")), "polarity",
         "Does the kiln open the gate?"),
        (said("the kiln opened a gate", "kiln", "open", "gate", ("kiln", "opened", "gate")), "polarity",
         "Did the kiln open a gate?"),
        (said("the bells did not ring", "bells", "ring", None, ("bells", "ring", None)), "polarity", "Did the bells ring?"),
        (said("the kiln is cold", "kiln", "be cold", None, ("kiln", "cold", None)), "polarity", "Is the kiln cold?"),
        (said("the kilns were cold", "kilns", "be cold", None, ("kilns", "cold", None)), "polarity", "Were the kilns cold?"),
        (said("Ada would not play a part in the plot", "Ada", "play part in", "plot", ("Ada", "play a part in", "plot")),
         "polarity", "Did Ada play a part in the plot?"),
        (said("the ferry will leave on Monday", "ferry", "leave", None, ("ferry", "leave", None), modality="predicted"),
         "time", "When will the ferry leave?"),
        (said("the roof was last mended in May", "roof", "be mended", None, ("roof", "mended", None)), "time",
         "When was the roof mended?"),
        (said("smoke came in at the back door", "smoke", "come in at", "back door", ("smoke", "came in at", "back door")),
         "place", "Where did smoke come in?"),
        (said("the fire was started by a spark", "spark", "cause", "fire", ("spark", "started", "fire")), "cause",
         "What caused the fire?"),
        (said("the stove burst, perhaps through frost", "stove", "burst", None, ("stove", "burst", None)), "cause",
         "Why did the stove burst?"),
        (said("there is a gas in the loft", "a gas", "exist", None, (None, "is", None)), "polarity", "Is there a gas?"),
        (said("the goat could eat the rope", "goat", "eat", "rope", ("goat", "eat", "rope")), "polarity",
         "Could the goat eat the rope?"),
        (said("no tenant had moved out", "tenant", "move out", None, ("no tenant", "moved out", None)), "polarity",
         "Did any tenant move out?"),
        (said("Dozens of tenants moved out", "Dozens of tenants", "move out", None, ("Dozens of tenants", "moved out", None)),
         "polarity", "Did dozens of tenants move out?"),
        (said("the barn cost 3 million euros", "barn", "cost", None, ("barn", "cost", None), values=MONEY), "value",
         "How much did the barn cost?"),
        (said("12 goats were inside the barn", "goats", "be inside", "barn", ("goats", "inside", "barn"), values=COUNT),
         "value", "How many goats were inside the barn?"),
        (said("the farm sold 12 goats", "farm", "sell", "goats", ("farm", "sold", "goats"), values=COUNT), "value",
         "How many goats did the farm sell?"),
        (said("no goat had run away", "goat", "run away", None, ("goat", "run away", None)), "polarity",
         "Did any goat run away?"),
        (said("it leaked", "boiler", "leak", None, ("it", "leaked", None)), "polarity", "Did the boiler leak?"),
        (said("All the goats ran", "All the goats", "run", None, ("All the goats", "ran", None)), "polarity",
         "Did all the goats run?"),
    ],
)  # fmt: skip
def test_a_pair_is_headed_by_its_question(claim, clash, question):
    assert title(claim, claim, clash) == question


def test_a_capital_that_only_began_a_sentence_is_dropped():
    claim = said("Milk was spilled", "Milk", "be spilled", None, ("Milk", "spilled", None))
    assert title(claim, claim, "polarity") == "Was Milk spilled?"
    assert title(claim, claim, "polarity", {"milk": "milk"}) == "Was milk spilled?"


def test_what_rejects_does_not_head_its_pair():
    claim = said("the kiln is cold", "kiln", "be cold", None, ("kiln", "cold", None))
    answer = said("that is nonsense", "that", "be nonsense", None, ("that", "nonsense", None), act="reject")
    assert title(answer, claim, "stance") == title(claim, answer, "stance") == "Is the kiln cold?"


def test_without_a_triple_the_words_stand_as_they_are():
    claim = said("that nobody came", "x", "", None, ("x", "", None))
    assert title(claim, claim) == "nobody came"
