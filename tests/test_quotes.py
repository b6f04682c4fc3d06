"""Quotation marks are paired per paragraph; apostrophes are none; nothing raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import passages
from kg.extract import quotes
from kg.model import Document


def find(text):
    return quotes.find(text, passages.split(Document("d", "d", "d", text, "")))


PAIRS = [
    ('She said "no" twice.', ['"no"']),
    ("She said “no” twice.", ["“no”"]),
    ("She said «no» twice.", ["«no»"]),
    ("She said „no“ twice.", ["„no“"]),
    ("She said ``no'' twice.", ["``no''"]),
    ("She said ‘not now’ twice.", ["‘not now’"]),
    ("She said 'not now,' and left.", ["'not now,'"]),
    ('"No," she said, "not now."', ['"No,"', '"not now."']),
    # apostrophes
    ("Marsh's pumps don't work.", []),
    ("The workers' union of the '90s isn't ours.", []),
    ("“The union’s pumps don’t work,” she said.", ["“The union’s pumps don’t work,”"]),
    ("the so-called ‘workers’ union’ of the port.", ["‘workers’ union’"]),
    # inches and feet are no quotation
    ("The wall is 6'2\" high.", []),
    # one inside the other: the outer counts
    ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
    # the closing mark is missing: to the end of the paragraph
    ("She said: “No one came", ["“No one came"]),
    ("She said: “No one came.\n\nThe pumps ran on.", ["“No one came."]),
    # the first of two opening marks was never closed
    ("She said “no one came. “Nobody,” he said.", ["“no one came.", "“Nobody,”"]),
    # a quotation of several paragraphs repeats the opening mark
    ("“One pump failed.\n\n“Two did not,” she said.", ["“One pump failed.", "“Two did not,”"]),
    # closing marks without an opening one
    ("No one came,” she said.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text, expected):
    assert [text[quote.start : quote.end] for quote in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She wrote a memo titled “Why the Pump Fails.”", ["“Why the Pump Fails.”"]),
        ("Her book, “Why the Pump Fails,” sold well.", ["“Why the Pump Fails,”"]),
        ("She read “Why the Pump Fails” aloud.", ["“Why the Pump Fails”"]),
        ("“The Pump Fails,” she said.", []),
        ("She said: “The Pump Fails”.", []),
        ("She called it “an old pump” and left.", []),
    ],
)
def test_titles(text, expected):
    assert [text[start:end] for start, end in quotes.titles(text)] == expected


def test_a_quotation_over_paragraphs_is_marked():
    first, second = find("“One pump failed.\n\n“Two did not,” she said.")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


@given(st.text(alphabet=st.sampled_from("ab'\"“”‘’«»„`\n .,é\u2028"), max_size=80) | st.text(max_size=60))
def test_any_text_gives_separate_quotations_inside_paragraphs(text):
    parts = passages.split(Document("d", "d", "d", text, ""))
    last = 0
    for quote in quotes.find(text, parts):
        assert last <= quote.start < quote.end
        assert parts[quote.passage].start <= quote.start and quote.end <= parts[quote.passage].end
        last = quote.end
