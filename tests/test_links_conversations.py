"""Whole texts through the real pipeline: what answers what in a conversation, an article, a column."""

import pytest

from kg import api, pipeline

# (name, text, words of the one side, words of the other, subtype)
CLASHES = [
    (
        "there is none",
        "Ana Ruiz: I must say that there is a serious gap in your accounts.\n\nJo Penn: There is no gap, believe me.",
        "serious gap",
        "no gap",
        "negation",
    ),
    (
        "a case against a rule",
        "Ana Ruiz: Foreigners are not allowed to enter Velia.\n\n"
        "Jo Penn: I know a foreigner who visited Velia several years ago.",
        "not allowed",
        "visited Velia",
        "quantifier",
    ),
    (
        "a case in the capital",
        "Ana Ruiz: Foreigners are not allowed to enter Finland.\n\n"
        "Jo Penn: I know a foreigner who visited Helsinki several years ago.",
        "not allowed",
        "visited Helsinki",
        "quantifier",
    ),
    (
        "a case of the same people",
        "Ana Ruiz: Norwegians are not allowed to enter Velia.\n\n"
        "Jo Penn: A choir from Norway came to Velia for the fair.",
        "not allowed",
        "A choir from Norway",
        "quantifier",
    ),
    (
        "you and I",
        "Ana Ruiz: You were in the room.\n\nJo Penn: I was not in the room.",
        "You were in the room",
        "I was not in the room",
        "negation",
    ),
    (
        "you and I without a name",
        "CHAIR: You knew the driver.\n\nWITNESS: I did not know the driver.",
        "You knew",
        "I did not know",
        "negation",
    ),
    (
        "it, as just named",
        "Ana Ruiz: You read the letter.\n\nJo Penn: I never read it.",
        "You read the letter",
        "never read it",
        "negation",
    ),
    (
        "I did not",
        "Ana Ruiz: You signed the lease.\n\nJo Penn: No, I did not.\n\nAna Ruiz: You may go.",
        "You signed the lease",
        "I did not",
        "rejection",
    ),
    (
        "that never happened",
        "Ana Ruiz: You left the gate open.\n\nJo Penn: That never happened.",
        "left the gate open",
        "never happened",
        "rejection",
    ),
    (
        "what you said",
        "Ana Ruiz: In ten years no ferry has carried a tenant with a bicycle to the island. I find that odd.\n\n"
        "Jo Penn: You raised it yourself.\n\nJo Penn: I must add that what you said is not valid. "
        "I saw a hundred tenants who took a bicycle to the island on the ferry.",
        "no ferry has carried",
        "not valid",
        "rejection",
    ),
    (
        "unlikely",
        "Ana Ruiz: It seems that the island could push the town aside as a resort.\n\n"
        "Jo Penn: No, of course not. I think this is unlikely.",
        "push the town aside",
        "unlikely",
        "rejection",
    ),
    (
        "a doubt",
        "Minister Ana Ruiz said on Monday that the dam had failed because of a technical defect in the gate.\n\n"
        "Engineer Jo Penn questioned Ruiz's technical explanations.",
        "technical defect",
        "explanations",
        "rejection",
    ),
    (
        "the article itself",
        "Officials of Norway stress that the money is a loan and no gift.\n\nNorway's position looks far-fetched.",
        "a loan",
        "far-fetched",
        "rejection",
    ),
]

TEXTS = {name: text for name, text, *_ in CLASHES}

NO_CLASHES = [
    ("then and now", "Ana Ruiz: You are late.\n\nJo Penn: I was not late.\n\nAna Ruiz: You are late today."),
    ("last year and now", "Ana Ruiz: You were in Oban last year.\n\nJo Penn: I am not in Oban."),
    ("not at that time", "Ana Ruiz: You were in the room.\n\nJo Penn: I was not in the room when the alarm rang."),
    (
        "a question and its answer",
        "Ana Ruiz: You left the gate open. Did you call the police?\n\nJo Penn: I did not.",
    ),
    (
        "a man and himself",
        "ASSISTANT SECRETARY MARK LEE: The school will close.\n\nMR. LEE: The school will not close.",
    ),
    (
        "some of them",
        "Ana Ruiz: Thousands of weavers live in Velia.\n\n"
        "Jo Penn: Can your neighbours, the weavers who no longer live in Velia, come back?",
    ),
    ("thanks", "Ana Ruiz: Thank you very much for coming to Velia.\n\nJo Penn: Thank you for your patience."),
    (
        "another place has one",
        "Ana Ruiz: The clinic in Orin has no spare generator.\n\n"
        "Jo Penn: There is a spare generator at the harbour office.",
    ),
    (
        "a question is no statement",
        "Ana Ruiz: Is there a gap in the accounts?\n\nJo Penn: There is no gap in the accounts.",
    ),
    (
        "he questioned a witness",
        "Minister Ana Ruiz said that the dam had failed because of a defect in the gate.\n\n"
        "Engineer Jo Penn questioned Ruiz's driver about the gate.",
    ),
]


def links(text, folder):
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    pipeline.build([path], folder / "out", nli="none", pages=False)
    with api.open(folder / "out") as graph:
        snapshot = graph.snapshot()
    return [link for link in snapshot.links if link.kind == "contradiction"], {c.id: c.text for c in snapshot.claims}


@pytest.mark.parametrize(("text", "one", "other", "subtype"), [pytest.param(*c[1:], id=c[0]) for c in CLASHES])
def test_an_answer_is_linked_to_what_it_answers(text, one, other, subtype, tmp_path):
    found, words = links(text, tmp_path)
    hits = [
        link
        for link in found
        if any(one in words[a] and other in words[b] for a, b in ((link.a, link.b), (link.b, link.a)))
    ]
    assert [link.subtype for link in hits] == [subtype], [link.reason for link in found]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_CLASHES])
def test_no_clash_is_made_up(text, tmp_path):
    found, _ = links(text, tmp_path)
    assert [link.reason for link in found] == []


def test_a_relative_clause_is_quoted_with_its_noun(tmp_path):
    found, _ = links(TEXTS["a case against a rule"], tmp_path)
    assert any("a foreigner who visited Velia" in link.reason for link in found)


def test_a_doubt_is_worded_as_a_doubt(tmp_path):
    found, _ = links(TEXTS["a doubt"], tmp_path)
    assert any("questions what Ana Ruiz says" in link.reason for link in found)
