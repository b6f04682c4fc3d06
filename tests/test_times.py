"""Dates: intervals, granularity and bound; the arithmetic is checked by properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.times import add, times

ANCHOR = "2024-05-17"  # a Friday


def read(text, anchor=ANCHOR):
    return [(t.text, t.start, t.end, t.granularity, t.bound) for t in times(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year is stated
        ("on 14 March 2023", [("14 March 2023", "2023-03-14", "2023-03-14", "day", "at")]),
        ("March 14, 2023", [("March 14, 2023", "2023-03-14", "2023-03-14", "day", "at")]),
        ("dated 2023-03-14", [("2023-03-14", "2023-03-14", "2023-03-14", "day", "at")]),
        ("on 14.03.2023", [("14.03.2023", "2023-03-14", "2023-03-14", "day", "at")]),
        ("Tuesday, 14 March 2023", [("Tuesday, 14 March 2023", "2023-03-14", "2023-03-14", "day", "at")]),
        ("from 20 May to 3 June 2022", [("from 20 May to 3 June 2022", "2022-05-20", "2022-06-03", "period", "at")]),
        ("December 30 - January 2", [("December 30 - January 2", "2023-12-30", "2024-01-02", "period", "at")]),
        ("from 2020 onwards", [("from 2020", "2020-01-01", ANCHOR, "year", "since")]),
        ("the past year", [("the past year", "2023-05-17", ANCHOR, "period", "at")]),
        ("3 to 5 June 2022", [("3 to 5 June 2022", "2022-06-03", "2022-06-05", "period", "at")]),
        ("in March-August 2023", [("March-August 2023", "2023-03-01", "2023-08-31", "period", "at")]),
        ("back in 2016", [("2016", "2016-01-01", "2016-12-31", "year", "at")]),
        ("in the 1980s", [("the 1980s", "1980-01-01", "1989-12-31", "period", "at")]),
        ("from 2011 to 2013", [("from 2011 to 2013", "2011-01-01", "2013-12-31", "period", "at")]),
        ("in the third quarter of 2021", [("the third quarter of 2021", "2021-07-01", "2021-09-30", "quarter", "at")]),
        ("in early 2025", [("early 2025", "2025-01-01", "2025-04-30", "period", "at")]),
        ("29 February 2023", []),
        # bounds
        ("by 2027", [("by 2027", None, "2027-12-31", "year", "by")]),
        ("not before 2030", [("not before 2030", "2030-01-01", None, "year", "after")]),
        ("before 2030", [("before 2030", None, "2029-12-31", "year", "before")]),
        ("after 2030", [("after 2030", "2031-01-01", None, "year", "after")]),
        ("since March 2021", [("since March 2021", "2021-03-01", ANCHOR, "month", "since")]),
        ("until 2 June 2025", [("until 2 June 2025", None, "2025-06-02", "day", "until")]),
        (
            "by the end of 2026 or early 2027",
            [("by the end of 2026 or early 2027", None, "2027-04-30", "period", "by")],
        ),
        # relative to the anchor
        ("last November", [("last November", "2023-11-01", "2023-11-30", "month", "at")]),
        ("last May", [("last May", "2023-05-01", "2023-05-31", "month", "at")]),
        ("this summer", [("this summer", "2024-06-01", "2024-08-31", "season", "at")]),
        ("last winter", [("last winter", "2023-12-01", "2024-02-29", "season", "at")]),
        ("yesterday", [("yesterday", "2024-05-16", "2024-05-16", "day", "at")]),
        ("last year", [("last year", "2023-01-01", "2023-12-31", "year", "at")]),
        ("next week", [("next week", "2024-05-20", "2024-05-26", "week", "at")]),
        ("earlier this year", [("earlier this year", "2024-01-01", ANCHOR, "period", "at")]),
        ("three days prior", [("three days prior", "2024-05-14", "2024-05-14", "day", "at")]),
        ("two weeks ago", [("two weeks ago", "2024-04-29", "2024-05-05", "week", "at")]),
        ("more than 20 years ago", [("more than 20 years ago", None, "2004-12-31", "year", "by")]),
        ("four or five years ago", [("four or five years ago", "2019-01-01", "2020-12-31", "period", "at")]),
        ("six years ago", [("six years ago", "2018-01-01", "2018-12-31", "year", "at")]),
        ("over the past four months", [("over the past four months", "2024-01-17", ANCHOR, "period", "at")]),
        ("since January last year", [("since January last year", "2023-01-01", ANCHOR, "month", "since")]),
        ("at the start of this year", [("at the start of this year", "2024-01-01", "2024-04-30", "period", "at")]),
        ("by the end of the year", [("by the end of the year", None, "2024-12-31", "period", "by")]),
        # a day without a year: the last one, the next one in talk of the future
        ("they met on July 3", [("July 3", "2023-07-03", "2023-07-03", "day", "at")]),
        ("they will meet on July 3", [("July 3", "2024-07-03", "2024-07-03", "day", "at")]),
        ("It ended on April 2.", [("April 2", "2024-04-02", "2024-04-02", "day", "at")]),
        ("on Monday", [("Monday", "2024-05-13", "2024-05-13", "day", "at")]),
        ("is due on Monday", [("Monday", "2024-05-20", "2024-05-20", "day", "at")]),
        ("last Friday", [("last Friday", "2024-05-10", "2024-05-10", "day", "at")]),
        # relative to what the text has named
        (
            "It sank on 30 January 2023. One month later it was raised.",
            [("30 January 2023", "2023-01-30", "2023-01-30", "day", "at"),
             ("One month later", "2023-02-01", "2023-02-28", "month", "at")],
        ),
        (
            "On 1 March 2023 they arrived; the day before, they had called.",
            [("1 March 2023", "2023-03-01", "2023-03-01", "day", "at"),
             ("the day before", "2023-02-28", "2023-02-28", "day", "at")],
        ),
        # what is counted from an event has no date, whatever the text has named
        (
            "It sank on 30 January 2023, two days before the inquest.",
            [("30 January 2023", "2023-01-30", "2023-01-30", "day", "at"),
             ("two days before", None, None, "unknown", "at")],
        ),
        (
            "It sank on 30 January 2023; the day after the inquest, it was raised.",
            [("30 January 2023", "2023-01-30", "2023-01-30", "day", "at"),
             ("the day after", None, None, "unknown", "at")],
        ),
        (
            "It opened on 30 January 2023, two years after four workers drowned.",
            [("30 January 2023", "2023-01-30", "2023-01-30", "day", "at"),
             ("two years after", None, None, "unknown", "at")],
        ),
        (
            "On 30 January 2023 it sank; two days before, it had been sold.",
            [("30 January 2023", "2023-01-30", "2023-01-30", "day", "at"),
             ("two days before", "2023-01-28", "2023-01-28", "day", "at")],
        ),
        ("about 20 days before the launch", [("20 days before", None, None, "unknown", "at")]),
        ("Ten weeks later", [("Ten weeks later", None, None, "unknown", "at")]),
        # a day of a month long ago would be given with its year
        ("the vote on June 1", [("June 1", "2024-06-01", "2024-06-01", "day", "at")]),
        ("she left on June 1", [("June 1", "2023-06-01", "2023-06-01", "day", "at")]),
        ("the vote on August 1", [("August 1", "2023-08-01", "2023-08-01", "day", "at")]),
        # no dates
        ("on Friday in Springfield", [("Friday", "2024-05-17", "2024-05-17", "day", "at")]),
        ("in 2021 in Winterthur", [("2021", "2021-01-01", "2021-12-31", "year", "at")]),
        ("in 2021 the third quarterback fell", [("2021", "2021-01-01", "2021-12-31", "year", "at")]),
        ("for almost 40 years", []),
        ("they may march on", []),
        ("May I add a word?", []),
        ("Thank you. May the best crew win.", []),
        ("May Rhona answer in May?", [("May", "2024-05-01", "2024-05-31", "month", "at")]),
        ("May was cold", [("May", "2024-05-01", "2024-05-31", "month", "at")]),
        ("a year and three months ago", []),
        ("in a year and three months after the storm", []),
        ("the springs fall apart", []),
        ("2,019 barrels", []),
        ("31 June", []),
    ],
)  # fmt: skip
def test_times(text, expected):
    assert read(text) == expected


def test_without_an_anchor_relative_dates_stay_open():
    got = [(t.text, t.start, t.end, t.anchor) for t in times("yesterday, last May, on July 3, in 2016")]
    assert got == [
        ("yesterday", None, None, "none"),
        ("last May", None, None, "none"),
        ("July 3", None, None, "none"),
        ("2016", "2016-01-01", "2016-12-31", "stated"),
    ]


def test_anchor_is_named():
    assert times("yesterday", anchor=ANCHOR, anchor_kind="publication")[0].anchor == "publication"
    assert times("in 2016", anchor=ANCHOR, anchor_kind="publication")[0].anchor == "stated"


@pytest.mark.parametrize(
    ("text", "full", "day"),
    [
        ("On March 25 the yard called.", "2015-03-02", "2015-03-25"),
        ("On Jan. 3 the yard called.", "2015-12-20", "2016-01-03"),
        ("By 25 March the yard had called.", "2015-03-02", None),
        ("On March 25 the yard called.", None, None),
    ],
)
def test_a_day_without_a_year_is_near_the_last_full_date_where_no_anchor_is_known(text, full, day):
    (span,) = times(text, full=full)
    assert span.start == day


def test_reference_of_an_earlier_sentence():
    (span,) = times("two days later", anchor=ANCHOR, reference="2024-02-28")
    assert (span.start, span.end) == ("2024-03-01", "2024-03-01")


days = st.dates(date(1600, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%-d.%m.%Y", "%B %-d %Y"]), st.integers(0, 9))
def test_a_written_day_comes_back(day, form, offset):
    text = f"It was raised on {day.strftime(form)}, they say."
    (span,) = times(text, offset, anchor=ANCHOR)
    assert span.start == span.end == day.isoformat()
    assert text[span.span.start - offset : span.span.end - offset] == span.text


@given(days, st.integers(0, 400))
def test_days_ago(anchor, number):
    (span,) = times(f"{number} days ago", anchor=anchor.isoformat()) if number else (None,)
    assert span is None or span.start == span.end == (anchor - timedelta(number)).isoformat()


@given(days, st.sampled_from(["month", "quarter", "year", "decade"]), st.integers(-40, 40))
def test_adding_and_taking_away_is_the_identity_up_to_short_months(day, unit, number):
    there = add(day, unit, number)
    back = add(there, unit, -number)
    assert back <= day and (day - back).days <= 3 and (day.day > 28 or back == day)


@given(days)
def test_units_hold_their_anchor_and_neighbours_touch(anchor):
    for unit in ("week", "month", "year", "quarter"):
        text = f"last {unit}, this {unit}, next {unit}"
        last, this, following = times(text, anchor=anchor.isoformat())
        assert this.start <= anchor.isoformat() <= this.end
        assert date.fromisoformat(last.end) + timedelta(1) == date.fromisoformat(this.start)
        assert date.fromisoformat(this.end) + timedelta(1) == date.fromisoformat(following.start)


@given(days, st.sampled_from(["January", "June", "December", "spring", "winter"]))
def test_last_is_over_and_next_has_not_begun(anchor, name):
    last, following = times(f"last {name}, next {name}", anchor=anchor.isoformat())
    assert last.end < anchor.isoformat() < following.start


WORDS = st.sampled_from(
    "on in by the last next this end of early 31 30 29 2 2024 9999 1500 February June may May December Monday year"
    " month ago later two before day since until or , . -".split()
)


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=12).map(" ".join)), st.none() | days.map(date.isoformat)
)
def test_any_text_is_survived(text, anchor):
    for span in times(text, anchor=anchor):
        assert text[span.span.start : span.span.end] == span.text
        assert span.start is None or span.end is None or span.start <= span.end
