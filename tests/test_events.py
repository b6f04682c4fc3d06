"""Happenings: which wordings mean one event, within a document and across documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import events
from kg.model import Entity


def groups(*wordings):
    clusters, placed = events.cluster(wordings)
    return {frozenset(event.names) for event in clusters}, {text for text, event in placed.items() if event is None}


@pytest.mark.parametrize(
    ("wordings", "together", "open_"),
    [
        (
            ["sinking of the ferry Aurora", "ferry disaster", "tragedy"],
            [{"sinking of the ferry Aurora", "ferry disaster", "tragedy"}],
            set(),
        ),
        (["tragedy", "ferry wreck"], [{"tragedy", "ferry wreck"}], set()),
        (["ferry wreck", "train derailment"], [{"ferry wreck"}, {"train derailment"}], set()),
        (["ferry wreck", "train derailment", "accident"], [{"ferry wreck"}, {"train derailment"}], {"accident"}),
        (["warehouse fire", "ferry wreck"], [{"warehouse fire"}, {"ferry wreck"}], set()),
        (["first Riva summit", "second Riva summit"], [{"first Riva summit"}, {"second Riva summit"}], set()),
        (["Riva summit", "Oslo summit", "summit"], [{"Riva summit"}, {"Oslo summit"}], {"summit"}),
        (["meeting in Riva", "summit"], [{"meeting in Riva"}, {"summit"}], set()),
        (["crash of a Polish jet", "Polish plane crash"], [{"crash of a Polish jet", "Polish plane crash"}], set()),
        (["crash of a Polish jet", "Danish plane crash"], [{"crash of a Polish jet"}, {"Danish plane crash"}], set()),
        (["the budget", "collapse of the talks"], [], set()),
    ],
)
def test_clusters(wordings, together, open_):
    found, ambiguous = groups(*wordings)
    assert found == {frozenset(group) for group in together}
    assert ambiguous == open_


def event(document, label, *names):
    return Entity(events.identifier(label, document), label, "event", (label, *names))


SINKING = event("1", "sinking of the ferry Aurora", "ferry disaster")


@pytest.mark.parametrize(
    ("other", "day", "linked"),
    [
        (event("2", "Aurora ferry wreck"), "2024-06-01", True),
        (event("2", "ferry tragedy", "tragedy"), "2024-06-01", True),
        (event("2", "ferry tragedy", "tragedy"), "2029-06-01", False),
        (event("2", "tragedy"), "2024-06-01", False),
        (event("2", "tanker fire"), "2024-06-01", False),
        (event("2", "sinking of the ferry Borealis"), "2024-06-01", False),
    ],
)
def test_links_across_documents(other, day, linked):
    found = events.link({"1": [SINKING], "2": [other]}, {"1": "2024-05-01", "2": day})
    assert [{identity.a, identity.b} for identity in found] == ([{SINKING.id, other.id}] if linked else [])
    assert all(identity.kind == "event" and identity.reason for identity in found)


def test_an_event_that_fits_two_is_linked_to_neither():
    documents = {"1": [SINKING], "2": [event("2", "sinking of the ferry Borealis")], "3": [event("3", "ferry tragedy")]}
    assert events.link(documents) == []


def test_the_same_words_in_two_documents_are_two_events_until_linked():
    assert events.identifier("crash", "1") != events.identifier("crash", "2")


WORDS = st.lists(
    st.sampled_from("the crash fire of summit Riva ferry tragedy first second Polish jet meeting".split()),
    min_size=1,
    max_size=5,
)


@given(st.lists(WORDS.map(" ".join), max_size=8))
def test_every_wording_lands_in_one_event_at_most(wordings):
    clusters, placed = events.cluster(wordings)
    names = [name for event in clusters for name in event.names]
    assert len(names) == len(set(names))
    assert set(names) == {text for text, event in placed.items() if event is not None}


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    events.features(text)
    events.cluster([text, text])
