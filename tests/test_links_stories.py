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


def contradictions(texts, folder):
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(text, "utf-8")
    pipeline.build(paths, folder / "out", nli="none", pages=False)
    with api.open(folder / "out") as graph:
        return [link.reason for link in graph.snapshot().links if link.kind == "contradiction"]


@pytest.mark.parametrize(("first", "second"), [pytest.param(*case[1:], id=case[0]) for case in APART])
def test_two_stories_do_not_clash_by_chance(first, second, tmp_path):
    assert contradictions([HARBOUR.format(first), THEATRE.format(second)], tmp_path) == []


def test_one_story_does(tmp_path):
    one = HARBOUR.format("Anna Berg said that the deaths were caused by smoke.")
    other = HARBOUR.format("Karl Lind said that the deaths were caused by a virus.")
    assert any("different causes" in reason for reason in contradictions([one, other], tmp_path))
