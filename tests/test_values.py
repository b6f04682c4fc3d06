"""Quantities: what the words say, as intervals in comparable units; and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values import quantities


def read(text):
    return [(v.kind, v.low, v.high, v.unit, v.bound, v.counted) for v in quantities(text)]


YEAR = 31557600.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money
        ("2.5 million crowns", [("count", 2.5e6, 2.5e6, "", "exact", "crown")]),
        ("The repair cost 2.004 billion rubles", [("money", 2.004e9, 2.004e9, "RUB", "exact", "")]),
        ("(about $ 24.3 million)", [("money", 24.3e6, 24.3e6, "USD", "about", "")]),
        ("a fine of €3.5bn", [("money", 3.5e9, 3.5e9, "EUR", "exact", "")]),
        ("between 5 and 7 million euros", [("money", 5e6, 7e6, "EUR", "range", "")]),
        ("up to 900 Swiss francs", [("money", None, 900.0, "CHF", "at_most", "")]),
        # shares
        ("fell by about 9 percent", [("percent", 9.0, 9.0, "%", "about", "")]),
        ("well over 21 per cent", [("percent", 21.0, None, "%", "more_than", "")]),
        ("12.5% of the herring", [("percent", 12.5, 12.5, "%", "exact", "")]),
        ("rose 3 percentage points", [("percent", 3.0, 3.0, "pp", "exact", "")]),
        ("about 4 in 10 registered voters", [("percent", 40.0, 40.0, "%", "about", "voter")]),
        ("one out of every three tugs", [("percent", 33.33, 33.33, "%", "exact", "tug")]),
        ("one in five", [("percent", 20.0, 20.0, "%", "exact", "")]),
        ("the first half of the fleet and a third of the crew", [("percent", 33.33, 33.33, "%", "exact", "")]),
        ("half of the fleet", [("percent", 50.0, 50.0, "%", "exact", "")]),
        ("more than two thirds of the catch", [("percent", 66.67, None, "%", "more_than", "")]),
        # counts, and what is counted
        ("at least 41 passengers", [("count", 41.0, None, "", "at_least", "passenger")]),
        ("no fewer than twelve Danish fishing boats", [("count", 12.0, None, "", "at_least", "boat")]),
        ("The three barges that sank", [("count", 3.0, 3.0, "", "exact", "barge")]),
        ("four such children", [("count", 4.0, 4.0, "", "exact", "child")]),
        ("forty-six clauses", [("count", 46.0, 46.0, "", "exact", "clause")]),
        ("nearly 60 crews", [("count", 60.0, 60.0, "", "about", "crew")]),
        ("a dozen cranes", [("count", 12.0, 12.0, "", "exact", "crane")]),
        ("tens of thousands of birds", [("count", 20000.0, None, "", "at_least", "bird")]),
        ("five or six tugs", [("count", 5.0, 6.0, "", "range", "tug")]),
        ("300+ signatures", [("count", 300.0, None, "", "at_least", "signature")]),
        ("six pilots or more", [("count", 6.0, None, "", "at_least", "pilot")]),
        ("one Finnish trawler", [("count", 1.0, 1.0, "", "exact", "trawler")]),
        ("No one was hurt", [("count", 0.0, 0.0, "", "exact", "person")]),
        ("none of the ferries", [("count", 0.0, 0.0, "", "exact", "ferry")]),
        ("no casualties", [("count", 0.0, 0.0, "", "exact", "casualty")]),
        (
            "17 dead and 30 injured",
            [("count", 17.0, 17.0, "", "exact", "dead"), ("count", 30.0, 30.0, "", "exact", "injured")],
        ),
        # durations, distances, ages, masses, speeds
        ("20-25 years", [("duration", 20 * YEAR, 25 * YEAR, "s", "range", "")]),
        ("a 14-month dispute", [("duration", 14 * YEAR / 12, 14 * YEAR / 12, "s", "exact", "")]),
        ("for almost 40 years", [("duration", 40 * YEAR, 40 * YEAR, "s", "about", "")]),
        ("two and a half hours", [("duration", 9000.0, 9000.0, "s", "exact", "")]),
        ("around 12 meters", [("distance", 12.0, 12.0, "m", "about", "")]),
        ("hundreds of kilometres away", [("distance", 200000.0, None, "m", "at_least", "")]),
        ("a few metres off", [("distance", 2.0, 10.0, "m", "range", "")]),
        ("half a million tons of grain", [("mass", 5e8, 5e8, "kg", "exact", "")]),
        ("over a year", [("duration", YEAR, None, "s", "more_than", "")]),
        ("the repair cost 12m euros", [("money", 12e6, 12e6, "EUR", "exact", "")]),
        ("12m away", [("distance", 12.0, 12.0, "m", "exact", "")]),
        # degrees are of heat only where something says so
        ("five degrees below zero", [("other", 5.0, 5.0, "degC", "exact", "")]),
        ("a temperature of 30 degrees", [("other", 30.0, 30.0, "degC", "exact", "")]),
        ("20 degrees Celsius", [("other", 20.0, 20.0, "degC", "exact", "")]),
        ("90 degrees Fahrenheit", [("other", 90.0, 90.0, "degF", "exact", "")]),
        ("to one degree or another", []),
        ("a 180-degree turn", []),
        ("two degrees in law", []),
        ("several fairly strong and strict rules", [("count", 2.0, 10.0, "", "range", "rule")]),
        ("over 18 years of age", [("age", 18.0, None, "year", "more_than", "")]),
        ("There is no bias.", []),
        ("one needs to know", []),
        ("at ten o'clock", []),
        ("in one form or another", []),
        ("36 km/h", [("speed", 10.0, 10.0, "m/s", "exact", "")]),
        ("a 14-year-old deckhand", [("age", 14.0, 14.0, "year", "exact", "")]),
        ("Tilda Quist, 52, said", [("age", 52.0, 52.0, "year", "exact", "")]),
        ("at the age of 30", [("age", 30.0, 30.0, "year", "exact", "")]),
    ],
)
def test_quantities(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the council met", "the 1990s", "on October 9", "9 October", "7-9 July", "2025-10-09",
        "at 15:40", "at 9 a.m.",
        "flight 8243", "Article 5", "provisions 6 and 16", "the T-72", "the Su-27s",
        "World War II", "a 3-1 win", "the 21st century",
        "+44 20 7946 0018", "1. First point\n2) second point", "version 3.8.0", "one of them",
        "Boeing 737", "two days ago", "nine months later", "the one thing", "another one",
        "a year", "Group of Seven", "a 5G mast",
        "World War Two", "a thousand-yard stare", "the first half of the year", "half of the season",
    ],
)  # fmt: skip
def test_numbers_that_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [("4,000 tons", 500e3), ("3,890 people", 5.0), ("16 percent", 0.5), ("12.3 percent", 0.05), ("38 people", 0.0),
     ("about 200 people", 50.0), ("about 30 km", 3000.0), ("3 million people", 5e5)],
)  # fmt: skip
def test_tolerance_is_half_the_last_digit_given(text, tolerance):
    assert [round(value.tolerance, 9) for value in quantities(text)] == [tolerance]


@given(st.integers(2, 10**9), st.sampled_from(["barges", "euros", "percent", "km"]), st.integers(0, 50))
def test_grouped_digits_come_back(number, noun, offset):
    text = f"There were {number:,} {noun} there."
    (value,) = quantities(text, offset)
    factor = 1000 if noun == "km" else 1
    assert value.low == value.high == number * factor
    assert value.text == f"{number:,} {noun}"
    assert text[value.span.start - offset : value.span.end - offset] == value.text


@given(st.text(max_size=300))
def test_any_text_is_survived_and_spans_hold(text):
    for value in quantities(text, 7):
        assert text[value.span.start - 7 : value.span.end - 7] == value.text
        assert value.low is None or value.high is None or value.low <= value.high


PIECES = st.sampled_from(
    "0 1 7 12 40 1,000 2.5 2019 $ € % no one none half a dozen hundred million of the about at least or more"
    " - – to and , . ( ) years people X".split(" ")
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_number_salad_is_survived(text):
    assert all(value.low is not None or value.high is not None for value in quantities(text))
