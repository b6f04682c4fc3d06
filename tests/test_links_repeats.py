"""Repeats are collapsed before anything is compared; copies and repetitions are no second source."""

import pytest
from claimmaker import world
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.links import find
from kg.links.utterances import copies

ONE_UTTERANCE = [
    (
        "other verb, other noun for the same thing",
        "Tor Ode @2024-05-01 #a: [The two rockets] that were fired did *not* directly {hit} <the plane> | neg turn",
        "Tor Ode #b: [The two rockets] that were launched did *not* {hit} <the jet> directly | neg",
    ),
    (
        "part of a longer quotation",
        "Ida Berg @2024-05-01 #a: [We] will {rebuild} <the burnt market hall> before winter and nobody will pay rent "
        "there until spring, whatever the bank says | predicted turn",
        "Ida Berg @2024-05-02 #b: [we] will {rebuild} <the burnt market hall> before winter | predicted",
    ),
    (
        "turned around",
        "Jan Holm @2024-05-01 #a: [the signals] we give our towns today will be positively {received=receive} | turn",
        "Jan Holm #b: [The signals] we give today to our towns will {meet} <a positive response>",
    ),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in ONE_UTTERANCE])
def test_two_reports_of_one_utterance(first, second):
    claims, documents = world(first, second)
    (link,) = find(claims, documents)
    assert (link.kind, link.subtype) == ("agreement", "same-utterance")
    assert link.marks_a and link.marks_b


NOT_ONE_UTTERANCE = [
    (
        "other number",
        "Ida Berg @2024-05-01 #a: [the storm] {sank=sink} <«12 grain barges=count 12 12 barge»> on the lower river",
        "Ida Berg @2024-05-01 #b: [the storm] {sank=sink} <«19 grain barges=count 19 19 barge»> on the lower river",
    ),
    (
        "other polarity",
        "Ida Berg @2024-05-01 #a: [the barges] {reached=reach} <the lower river lock> at night",
        "Ida Berg @2024-05-01 #b: [the barges] did *not* {reach} <the lower river lock> at night | neg",
    ),
    (
        "weeks apart",
        "Ida Berg @2024-05-01 #a: [the barges] {reached=reach} <the lower river lock> at night",
        "Ida Berg @2024-05-20 #b: [the barges] {reached=reach} <the lower river lock> at night",
    ),
    (
        "other speaker",
        "Ida Berg @2024-05-01 #a: [the barges] {reached=reach} <the lower river lock> at night",
        "Jan Holm @2024-05-01 #b: [the barges] {reached=reach} <the lower river lock> at night",
    ),
    (
        "pleasantries",
        "Ida Berg @2024-05-01 #a: [I] {thank} <you> | act=thank",
        "Ida Berg @2024-05-01 #b: [I] {thank} <you> | act=thank",
    ),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in NOT_ONE_UTTERANCE])
def test_likeness_alone_makes_no_utterance(first, second):
    subtypes = {link.subtype for link in find(*world(first, second))}
    assert not subtypes & {"same-utterance", "syndicated-copy"}


STORY = (
    "The harbour of Velia closed on Friday after a crane fell on two empty barges and blocked the entrance. "
    "Nobody was on board when the crane came down shortly before dawn, the harbour office told reporters. "
    "Divers will look at the hulls in the coming days, and ships bound for Velia are sent to Orin meanwhile. "
    "The crane was forty years old, and its last inspection had found rust on three of its four legs."
)


def story(**changes):
    _, documents = world("#first: x", "#second: x")
    from dataclasses import replace

    first = replace(documents[0], text=STORY, date="2024-05-01")
    second = replace(documents[1], **{"text": STORY, "date": "2024-05-02", **changes})
    found = copies({first.id: first, second.id: second})
    return found[second.id] == first.id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"text": STORY.replace("Nobody was", "No one was")}, True),
        ({"text": STORY[: len(STORY) // 3]}, True),
        ({"text": "An owl was seen in the park. " * 12}, False),
        ({"text": STORY[:60] + " That is all that is known about what went on in the night, police said." * 5}, False),
    ],
    ids=["whole", "one word edited", "cut", "other story", "same opening"],
)
def test_copies_of_a_text(changes, expected):
    assert story(**changes) is expected


def test_a_copied_article_is_one_source():
    opening = " ".join(STORY.split()[:60])
    claims, documents = world(
        f"Velia Port @2024-05-01 #a: {opening} [the crane] {{fell=fall}} on <two empty barges>",
        f"Velia Port @2024-05-01 #b: {opening} [the crane] {{fell=fall}} on <two empty barges>",
    )
    (link,) = find(claims, documents)
    assert (link.kind, link.subtype) == ("agreement", "syndicated-copy")
    assert "one source" in link.reason


LINES = [
    "Ana Ruiz @2024-05-01 #a: [the pump] {failed=fail} at <the north dock>",
    "Jo Penn @2024-05-01 #b: [the pump] did *not* {fail} at <the north dock> | neg",
    "Tor Ode @2024-05-01 #c: [the pump] {failed=fail} at <the north dock>",
    "Tor Ode @2024-06-01 #d: [the pump] did *not* {fail} at <the north dock> | neg",
    "Ida Berg @2024-05-01 #e: [the storm] {killed=kill} <«12 sailors=count 12 12 sailor»>",
    "Jan Holm @2024-05-01 #f: [the storm] {killed=kill} <«30 sailors=count 30 30 sailor»>",
]
WHOLE = find(*world(*LINES))


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(len(LINES))))
def test_links_do_not_depend_on_the_order_of_claims(order):
    claims, documents = world(*LINES)
    assert find([claims[i] for i in order], [documents[i] for i in order]) == WHOLE


@settings(deadline=None, max_examples=40)
@given(st.sets(st.integers(0, len(LINES) - 1)))
def test_fewer_claims_never_make_a_link_between_two_of_them_worse_founded(kept):
    claims, documents = world(*LINES)
    some = find([claims[i] for i in sorted(kept)], documents)
    ids = {claims[i].id for i in kept}
    assert all({link.a, link.b} <= ids for link in some)
    assert len({link.id for link in some}) == len(some)
