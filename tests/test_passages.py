"""Which stretch of a document speaks with which voice, as tables of (text, expected)."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import passages
from kg.model import Document

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def split(text):
    return passages.split(Document("d", "d", "d", text, ""))


def shape(text):
    return [(p.kind, p.speaker, text[p.start : p.end]) for p in split(text)]


def turns(text):
    return [(p.speaker, p.role, text[p.start : p.end]) for p in split(text) if p.kind == "turn"]


def test_an_article_is_headings_paragraphs_and_boilerplate():
    text = """Bridge closed after storm
12 March 2024, 08:15

The bridge was closed on Monday.
The mayor spoke of a precaution.

What comes next

Engineers will look at it.

Ferry sinks in Lake Aue
Ten swans and a policeman
Read also: the bridge in pictures
"""
    assert shape(text) == [
        ("heading", "", "Bridge closed after storm"),
        ("heading", "", "12 March 2024, 08:15"),
        ("paragraph", "", "The bridge was closed on Monday."),
        ("paragraph", "", "The mayor spoke of a precaution."),
        ("heading", "", "What comes next"),
        ("paragraph", "", "Engineers will look at it."),
        ("boilerplate", "", "Ferry sinks in Lake Aue"),
        ("boilerplate", "", "Ten swans and a policeman"),
        ("boilerplate", "", "Read also: the bridge in pictures"),
    ]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The bridge over the Aue was closed on Monday after the storm had\n"
        "torn away a part of the northern railing and left the lamps hanging\n"
        "over the water.\n\nNobody was hurt."
    )
    assert [kind for kind, _, _ in shape(text)] == ["paragraph", "paragraph"]
    assert split(text)[0].end == text.index("\n\n")


LABELS = [
    # plain names, titles, roles with commas and quotation marks
    (
        "Ida Moe: Is it safe?\n\nKarl Brand: It is.\n\nIda Moe: Thank you.",
        [("Ida Moe", "", "Is it safe?"), ("Karl Brand", "", "It is."), ("Ida Moe", "", "Thank you.")],
    ),
    (
        'Ida Moe, Editor of "The Lantern", Aue: Is it safe?\nMayor Karl Brand: It is.\nIda Moe: Thank you.',
        [
            ("Ida Moe", 'Editor of "The Lantern", Aue', "Is it safe?"),
            ("Mayor Karl Brand", "", "It is."),
            ("Ida Moe", "", "Thank you."),
        ],
    ),
    # capitals, questions and answers
    (
        "MOE: Is it?\n\nBRAND: It is.\n\nMOE: Good.",
        [("MOE", "", "Is it?"), ("BRAND", "", "It is."), ("MOE", "", "Good.")],
    ),
    ("Q: Is it safe?\n\nA: It is.", [("Q", "", "Is it safe?"), ("A", "", "It is.")]),
    # unlabelled paragraphs belong to the running speaker
    (
        "Ida Moe: Is it safe?\n\nKarl Brand: It is.\n\nWe tested it: twice, and in winter.\n\nIda Moe: Good.",
        [
            ("Ida Moe", "", "Is it safe?"),
            ("Karl Brand", "", "It is."),
            ("Karl Brand", "", "We tested it: twice, and in winter."),
            ("Ida Moe", "", "Good."),
        ],
    ),
    # a stage direction is nobody's, and the speaker goes on after it
    (
        "Ida Moe: Is it?\n\nKarl Brand: It is.\n\n(Laughter.)\n\nI think so.\n\nIda Moe: Good.",
        [
            ("Ida Moe", "", "Is it?"),
            ("Karl Brand", "", "It is."),
            ("Karl Brand", "", "I think so."),
            ("Ida Moe", "", "Good."),
        ],
    ),
    # narrated labels: the speech that follows belongs to the speaker until a separator
    (
        "Opening the fair, Mayor Karl Brand said:\n\n- Dear guests!\n\nThe bridge is safe.\n\n* * *\n\nThey clapped.",
        [("Mayor Karl Brand", "", "Dear guests!"), ("Mayor Karl Brand", "", "The bridge is safe.")],
    ),
    (
        "Harbour Director Ida Moe said greeting the visitors: Hello all. Sit down.\n\n"
        "Karl Brand: Thank you.\n\nIda Moe: Please.\n\nKarl Brand: Well.",
        [
            ("Harbour Director Ida Moe", "", "Hello all. Sit down."),
            ("Karl Brand", "", "Thank you."),
            ("Ida Moe", "", "Please."),
            ("Karl Brand", "", "Well."),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_turns(text, expected):
    assert turns(text) == expected


NO_TURNS = [
    "There is one problem: the bridge is old.\n\nThere is another: the money is gone.",
    "Note: the bridge is closed.\n\nSource: city hall.\n\nPhoto: the bridge at night.",
    "Brand said: “The bridge is safe.”\n\nMoe replied: “It is not.”",
    "The council wrote:\n\n“The bridge is safe.”\n\nThe union disagreed, and its chairman left the room.",
    "The winner: nobody.\n\nThe loser: the bridge, says the union.",
    "Three towns lie on the river: Aue, Brand and Moe. Each has a bridge.",
]


@pytest.mark.parametrize("text", NO_TURNS)
def test_a_colon_alone_makes_no_turn(text):
    assert turns(text) == []


def test_the_closing_line_of_a_transcript_is_the_narrators():
    text = "Ida Moe: Is it safe?\n\nKarl Brand: It is.\n\nIda Moe: Thank you.\n\nThe editor also gave the mayor a lamp."
    assert shape(text)[-1] == ("paragraph", "", "The editor also gave the mayor a lamp.")


def test_a_last_paragraph_of_the_speaker_stays_his():
    text = "Ida Moe: Is it safe?\n\nKarl Brand: It is, as everybody knows.\n\nWe tested it and it held."
    assert turns(text)[-1] == ("Karl Brand", "", "We tested it and it held.")


def test_the_date_in_front_of_the_first_words_is_a_heading():
    text = "date 2024-03-12 Opening the session, Mayor Karl Brand said:\n\n- Dear guests!"
    assert shape(text) == [
        ("heading", "", "date 2024-03-12"),
        ("label", "Mayor Karl Brand", "Opening the session, Mayor Karl Brand said:"),
        ("turn", "Mayor Karl Brand", "Dear guests!"),
    ]


def test_labels_point_at_their_words():
    text = 'Ida Moe, Editor of "The Lantern": Is it safe?\n\nKarl Brand: It is.\n\nIda Moe: Good.'
    label, turn = split(text)[:2]
    assert label.kind == "label" and text[slice(*turn.speaker_span)] == "Ida Moe" and text[slice(*turn.cue_span)] == ":"
    assert split("Opening the session, Ida Moe said:\n\n- Hello.")[0].cue_span is not None


@given(st.text(alphabet=st.sampled_from('Ab: -\n.,"“”Q'), max_size=80) | st.text(max_size=80))
def test_passages_are_in_order_and_cover_every_word(text):
    last = 0
    parts = split(text)
    covered = set()
    for part in parts:
        assert last <= part.start < part.end <= len(text)
        last = part.end
        covered |= set(range(part.start, part.end))
    missed = [char for offset, char in enumerate(text) if char.isalnum() and offset not in covered]
    assert missed == []


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
def test_every_turn_of_the_long_press_meeting_has_a_speaker():
    (path,) = CORPUS.glob("002*.txt")
    text = path.read_text("utf-8")
    parts = passages.split(Document("d", "d", "d", text, ""))
    speakers = {part.speaker for part in parts if part.kind == "turn"}
    assert len(speakers) == 20
    assert len([part for part in parts if part.kind == "label"]) == 84
    label = re.compile(r"\b[A-Z]\w+ [A-Z]\w+: ")
    assert [
        part
        for part in parts
        if part.kind == "turn" and label.search(text[part.start : min(part.end, part.start + 60)])
    ] == []
    assert parts[-1].kind == "paragraph"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bell County Says Marsh Should Win Race.\n\nThe county has been right before, the Herald says.",
         ["heading", "paragraph"]),
        ("The dam broke on Friday.\n\nLIVE UPDATES: DAM BREAKS IN OBAN.\n\nThe mayor said it was old.",
         ["paragraph", "heading", "paragraph"]),
        ("Anna Berg met Leo Marsh.\n\nThey spoke.", ["paragraph", "paragraph"]),
    ],
)  # fmt: skip
def test_titles_with_a_full_stop_and_lines_in_capitals_are_headings(text, kinds):
    assert [kind for kind, _, _ in shape(text)] == kinds


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("OBAN, Norland (AP) — ", "The tug sank."),
        ("OBAN — ", "“The tug sank,” the mayor said."),
        ("PORT HALDEN - ", "The tug sank."),
        ("Oban, June 5 (Interfax) - ", "The tug sank."),
        ("", "NATO — an alliance of states — sold a tug."),
        ("", "Oban - the town on the hill - sold a tug."),
    ],
)
def test_the_place_in_front_of_a_report_is_no_part_of_its_first_sentence(place, words):
    *before, last = shape(f"The Tug Is Gone\n\n{place}{words}\n\nNobody drowned.")[1:-1]
    assert before == ([("heading", "", place.rstrip())] if place else [])
    assert last == ("paragraph", "", words)


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("BRIDGE CLOSED AFTER HEAVY STORM", "The mayor spoke of waves."),
        ("THE TUG THAT NEVER CAME BACK", "“It was a quiet night,” the mayor said."),
        ("WHY ‘SMALLER FERRIES’ COST THE TOWN MORE", "Oban pays for three of them."),
        ("FIVE SAVED IN HARBOUR FIRE", "A nurse saw the smoke."),
        ("", "THE MAYOR OF THE TOWN OF Oban spoke of waves."),
        ("", "NORLAND PORT UNION CREW members spoke of waves."),
        ("", "BBC NEWS Presenter Anna Berg spoke of waves."),
    ],
)
def test_a_headline_in_capitals_is_no_part_of_the_sentence_behind_it(headline, words):
    *before, last = shape(f"The Tug Is Gone\n\n{headline} {words}\n\nNobody drowned.")[1:-1]
    assert before == ([("heading", "", headline)] if headline else [])
    assert last == ("paragraph", "", words)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "“It was a quiet night.” [The Tribune.]",
            [("paragraph", "“It was a quiet night.”"), ("label", "[The Tribune.]")],
        ),
        ("“It was quiet.” (Norland News)", [("paragraph", "“It was quiet.”"), ("label", "(Norland News)")]),
        (
            "LOCK JAM Oban opens its second gate. [Oban Post.]",
            [("heading", "LOCK JAM"), ("paragraph", "Oban opens its second gate."), ("label", "[Oban Post.]")],
        ),
        (
            "Norland joined the Treaty Organisation (NATO).",
            [("paragraph", "Norland joined the Treaty Organisation (NATO).")],
        ),
        ("“We have won!” [Applause.]", [("paragraph", "“We have won!” [Applause.]")]),
        ("~ Anna Berg opened the gate.", [("paragraph", "Anna Berg opened the gate.")]),
        (
            '<tweet author="@annaberg">“The gate holds.” – @annaberg #oban<tweet/>',
            [
                ("boilerplate", '<tweet author="@annaberg">'),
                ("paragraph", "“The gate holds.”"),
                ("boilerplate", "– @annaberg #oban"),
                ("boilerplate", "<tweet/>"),
            ],
        ),
        (
            "The gate holds. https://oban.example/gate",
            [("paragraph", "The gate holds."), ("boilerplate", "https://oban.example/gate")],
        ),
        (
            "This article has been updated to include the reply of the council.",
            [("boilerplate", "This article has been updated to include the reply of the council.")],
        ),
        ("The article was updated. The mayor was not.", [("paragraph", "The article was updated. The mayor was not.")]),
        (".bio {\n  width: 100%;\n}\n@media screen {\n.bio { height: 5px; }\n}", [("boilerplate", ".bio {")]),
    ],
)
def test_sources_in_brackets_markup_and_notices_are_no_part_of_a_paragraph(line, parts):
    found = [(kind, words) for kind, _, words in shape(f"The Tug\n\nIt sank at noon.\n\n{line}\n\nNobody drowned.")]
    assert found[2 : 2 + len(parts)] == parts
    assert {kind for kind, _ in found[2 + len(parts) : -1]} <= {"boilerplate"}
