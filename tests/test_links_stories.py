"""Two long undated texts about different things: what they have in common by chance is no contradiction."""

import pytest

from kg import api, pipeline

# Each names many people, two of them the same: two stories of one town.
HARBOUR = (
    "{} Anna Berg, Karl Lind, Rhona Falk and Omar Reyes met in Oban. Pavel Orlik told Priya Nair about the harbour. "
    "Helena Moe wrote to Ulf Strand."
)
THEATRE = (
    "{} Ida Holm, Tom Ardley, Karl Lind and Rhona Falk met in Bergen. Olu Ade showed Henk Baas the theatre. "
    "Robin Vale wrote to Sam Rowe."
)

APART = [
    (
        "people die of many things",
        "Anna Berg said that the deaths were caused by smoke.",
        "Ida Holm said that the deaths were caused by a virus.",
    ),
    (
        "an attack by somebody else",
        "Karl Lind's spokeswoman challenged the assertion that Lind had ever attacked Leo Marsh.",
        "Tom Ardley will organise an aggressive attack on Leo Marsh.",
    ),
]

# The same in one month: a season is nothing that two stories have in common.
APART_IN_ONE_MONTH = [
    (
        "one “he” is not another story's banker",
        "Donors said that he will win the party nomination.",
        "Tom Ardley said the banker will not win the party nomination.",
    ),
    (
        "part of this and part of that",
        "Karl Lind said that Rhona Falk is not part of us.",
        "Ida Holm said that Rhona Falk has been part of those decisions.",
    ),
    (
        "not tonight, though once before",
        "Karl Lind was holding a rally in Bergen.",
        "Karl Lind is not holding a rally tonight, for the first time this year.",
    ),
    (
        "some will, others will not",
        "As many as 30 percent of members said they will not vote for Leo Marsh.",
        "Among the members, 56 percent would vote for Leo Marsh for mayor.",
    ),
    ("some jobs are not all", "Nearly 10,000 shipyard jobs disappeared.", "Hundreds of thousands of jobs disappear."),
]


def links(texts, folder, days=("", ""), kind="contradiction"):
    paths = []
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        paths.append(folder / f"{number}{day}.txt")
        paths[-1].write_text(text, "utf-8")
    pipeline.build(paths, folder / "out", nli="none", pages=False)
    with api.open(folder / "out") as graph:
        return [link.reason for link in graph.snapshot().links if link.kind == kind]


def contradictions(texts, folder, days=("", "")):
    return links(texts, folder, days)


@pytest.mark.parametrize(("first", "second"), [pytest.param(*case[1:], id=case[0]) for case in APART])
def test_two_stories_do_not_clash_by_chance(first, second, tmp_path):
    assert contradictions([HARBOUR.format(first), THEATRE.format(second)], tmp_path) == []


@pytest.mark.parametrize(("first", "second"), [pytest.param(*case[1:], id=case[0]) for case in APART_IN_ONE_MONTH])
def test_two_stories_of_one_month_do_not_either(first, second, tmp_path):
    days = ("-2024-03-02", "-2024-03-20")
    assert contradictions([HARBOUR.format(first), THEATRE.format(second)], tmp_path, days) == []


def test_the_accuser_is_the_one_who_is_disputed(tmp_path):
    text = "The dean sent a letter strongly disputing accusations by Velia Shipping.\n\n"
    text += "The Gazette said its editors had carefully reviewed Velia Shipping's accusations and complaints."
    assert links([text], tmp_path, [""]) == []


def test_who_is_not_through_with_somebody_names_no_cause(tmp_path):
    text = "Miners of the old pit are not through with Leo Marsh.\n\n"
    text += "Ida Holm said that because of Leo Marsh miners of the old pit are waiting."
    assert links([text], tmp_path, [""]) == []


def test_a_bill_is_not_any_bill(tmp_path):
    texts = [HARBOUR.format("Karl Lind opposed a bill."), THEATRE.format("Karl Lind supported a bill on piers.")]
    assert links(texts, tmp_path, ("-2024-03-02", "-2024-03-20"), "shift") == []


def test_a_note_under_every_story_is_no_agreement(tmp_path):
    texts = [story.format("") + " The old liar pledged to close every pier." for story in (HARBOUR, THEATRE)]
    assert links(texts, tmp_path, ("-2024-03-02", "-2024-03-20"), "agreement") == []


def test_one_story_does(tmp_path):
    one = HARBOUR.format("Anna Berg said that the deaths were caused by smoke.")
    other = HARBOUR.format("Karl Lind said that the deaths were caused by a virus.")
    assert any("different causes" in reason for reason in contradictions([one, other], tmp_path))
