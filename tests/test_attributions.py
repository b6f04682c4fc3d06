"""Source, cue, content and addressee of reported speech, as tables of (text, expected)."""

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg import language, passages
from kg.cli import cli
from kg.extract import attributions, lexicon
from kg.model import Document

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def document(text):
    return Document("d", "d.txt", "d.txt", text, "")


@cache
def found(text):
    item = (document(text), passages.split(document(text)))
    doc = next(language.parse(language.load(), [item]))
    return attributions.find(doc, item[1])


def words(text, spans):
    return " … ".join(" ".join(text[a:b].split()) for a, b in spans)


def rows(text, nested=False):
    """(source, cue, content) of the outermost attributions, or of all."""
    picked = [one for one in found(text) if nested or one.outer is None]
    return [(words(text, one.source), words(text, one.cue), words(text, one.content)) for one in picked]


ORDERS = [
    # subject, verb, content
    (
        "The harbour master said the ferry would not sail on Sunday.",
        [("The harbour master", "said", "the ferry would not sail on Sunday")],
    ),
    (
        "Councillor Edda Vik has repeatedly claimed that the bridge is unsafe.",
        [("Councillor Edda Vik", "has repeatedly claimed", "that the bridge is unsafe")],
    ),
    # content first
    (
        "The bridge will close in May, the ministry said.",
        [("the ministry", "said", "The bridge will close in May")],
    ),
    (
        "“We found no crack,” said Olav Rude, the chief engineer of the railway.",
        [("Olav Rude, the chief engineer of the railway", "said", "“We found no crack,”")],
    ),
    # the words stand on both sides
    (
        "“The wall held,” Vik said, “but the pumps failed.”",
        [("Vik", "said", "“The wall held,” … “but the pumps failed.”")],
    ),
    # a sentence of quotation alone goes on with the speaker before it
    (
        "“The wall held,” Vik said. “The pumps did not.”",
        [("Vik", "said", "“The wall held,” … “The pumps did not.”")],
    ),
    (
        "“The wall held,” Vik said.\n\n“The pumps did not. Nobody had tested them.”",
        [("Vik", "said", "“The wall held,” … “The pumps did not. Nobody had tested them.”")],
    ),
    # a colon, in the sentence and at the end of a paragraph
    ('The mayor replied: "Nobody asked us."', [("The mayor", "replied:", '"Nobody asked us."')]),
    (
        "In a letter to the board, Rude wrote:\n\n“I signed nothing.”\n\nThe board met on Friday.",
        [("Rude", "wrote:", "“I signed nothing.”")],
    ),
    # quotation of several sentences: the parser sees only the last one
    (
        "“The pumps failed. They were old. We had warned everybody,” Rude said.",
        [("Rude", "said", "“The pumps failed. They were old. We had warned everybody,”")],
    ),
    # the mark is never closed
    ("Rude said: “The pumps failed and nobody came", [("Rude", "said:", "“The pumps failed and nobody came")]),
]

CUES = [
    (
        "According to the union, forty people lost jobs.",
        [("the union", "According to", "forty people lost jobs")],
    ),
    (
        "Forty people lost jobs, according to the union.",
        [("the union", "according to", "Forty people lost jobs")],
    ),
    ("In Marsh's view, the tunnel should stay shut.", [("Marsh's", "view", "the tunnel should stay shut")]),
    ("As Marsh noted, the tunnel was shut in March.", [("Marsh", "noted", "the tunnel was shut in March")]),
    ("Rude pointed out that the pumps were old.", [("Rude", "pointed out", "that the pumps were old")]),
    ("The union called for a new inquiry.", [("The union", "called for", "a new inquiry")]),
    ("The mayor ruled out a second tunnel.", [("The mayor", "ruled out", "a second tunnel")]),
    ("She made it clear that she would leave.", [("She", "made it clear", "that she would leave")]),
    ("Her claim that the letter was forged angered the board.", [("Her", "claim", "that the letter was forged")]),
    ("The mayor is confident that the quay will reopen.", [("The mayor", "is confident", "that the quay will reopen")]),
    ("The firm denied that oil had leaked.", [("The firm", "denied", "that oil had leaked")]),
    ("The union accused the firm of hiding letters.", [("The union", "accused", "the firm of hiding letters")]),
    ("The firm called the report “a fairy tale.”", [("The firm", "called", "the report “a fairy tale.”")]),
    ("The mayor questioned the figures of the firm.", [("The mayor", "questioned", "the figures of the firm")]),
    ("Holm thanked the rescuers for their patience.", [("Holm", "thanked", "for their patience")]),
    ("The inspector asked why the alarm was silent.", [("The inspector", "asked", "why the alarm was silent")]),
    ("The minister refused to sign the permit.", [("The minister", "refused", "to sign the permit")]),
    ("The tunnel was reportedly flooded.", [("", "reportedly", "The tunnel was … flooded")]),
]

WITHOUT_SOURCE = [
    ("It is expected that the quay will reopen in June.", [("", "is expected", "that the quay will reopen in June")]),
    ("The firm was accused of hiding letters.", [("", "was accused", "The firm … of hiding letters")]),
    ("The plan was criticised by the union.", [("the union", "was criticised", "The plan")]),
    ("The quay seems to be sinking.", [("", "seems", "The quay … to be sinking")]),
    ("The quay is safe. This was stated by the inspector.", [("the inspector", "was stated", "The quay is safe")]),
]

SOURCES = [
    # an incidental clause stays outside, an apposition belongs to it
    ("Marsh, who was on leave, said the pumps were new.", [("Marsh", "said", "the pumps were new")]),
    (
        "Berit Lund, a geologist at the college, warned that the slope was moving.",
        [("Berit Lund, a geologist at the college", "warned", "that the slope was moving")],
    ),
    # two verbs share one subject
    (
        "Marsh said the pumps were new and insisted that they worked.",
        [("Marsh", "said", "the pumps were new"), ("Marsh", "insisted", "that they worked")],
    ),
    (
        "The pumps were new, Marsh said, adding that they worked.",
        [("Marsh", "said", "The pumps were new"), ("Marsh", "adding", "that they worked")],
    ),
    # the person, not the paper
    (
        "Lund's letter to the board says the hill moves.",
        [("Lund's", "letter to the board says", "the hill moves")],
    ),
    ("The report says the slope is moving.", [("The report", "says", "the slope is moving")]),
    # the place in front of an agency report is nobody
    ("PORT HALDEN - Mayor Vik admitted that oil leaked.", [("Mayor Vik", "admitted", "that oil leaked")]),
    # after a passive with an agent, the agent goes on speaking
    (
        "The claim was rejected by the firm, stressing that it had paid.",
        [("the firm", "was rejected", "The claim"), ("the firm", "stressing", "that it had paid")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ORDERS, *CUES, *WITHOUT_SOURCE, *SOURCES])
def test_source_cue_and_content(text, expected):
    assert rows(text) == expected


NO_CUE = [
    "The ferry left at noon and reached the island at two.",
    "There is one problem: the pumps are old.",
    "The two missiles hit the water near the pier.",
    "He appeared on “Late Harbour” last week.",
    "The so-called “black box” was found in the mud.",
    "The town released three swans.",
]


@pytest.mark.parametrize("text", NO_CUE)
def test_what_reports_nothing(text):
    assert rows(text) == []


ADDRESSEES = [
    ("Marsh told the council that the pumps were new.", "the council", "that the pumps were new"),
    ("Strand admitted to Mayor Calloway that the wall had cracked.", "Mayor Calloway", "that the wall had cracked"),
    ("“The pumps are new,” Marsh told reporters.", "reporters", "“The pumps are new,”"),
    ("Asked about the pumps, Marsh fell silent.", "Marsh", "the pumps"),
    ("Strand had promised the mayor that the firm would pay.", "the mayor", "that the firm would pay"),
    ("Marsh told Holm when they met that the pumps were new.", "Holm", "that the pumps were new"),
]


@pytest.mark.parametrize(("text", "addressee", "content"), ADDRESSEES)
def test_the_addressee_is_no_content(text, addressee, content):
    (one,) = [one for one in found(text) if one.outer is None]
    assert (words(text, one.addressee), words(text, one.content)) == (addressee, content)


CLASSES = [
    # text, lemma, class, act, negated, factive, kind
    ("Strand admitted that oil had leaked.", "admit", "admission", "admit", False, True, "indirect"),
    ("Strand would not admit that oil had leaked.", "admit", "admission", "admit", True, True, "indirect"),
    ("Strand did not say that oil had leaked.", "say", "statement", "say", True, False, "indirect"),
    ("No one said that oil had leaked.", "say", "statement", "say", True, False, "indirect"),
    ("Strand denied that oil had leaked.", "deny", "denial", "deny", False, False, "indirect"),
    ("Strand alleged that oil had leaked.", "allege", "claim", "claim", False, False, "indirect"),
    ("Strand promised to pay the fishermen.", "promise", "promise", "promise", False, False, "indirect"),
    ("“Oil leaked,” Strand said.", "say", "statement", "say", False, False, "direct"),
    ("Strand said the oil was “a drop” in the bay.", "say", "statement", "say", False, False, "mixed"),
    ("Oil leaked, according to Strand.", "according to", "statement", "say", False, False, "indirect"),
    ("Strand issued an apology for the “sad mistake.”", "apology", "gratitude", "apologize", False, True, "mixed"),
    ("Strand expressed hope that the bay would recover.", "hope", "intention", "hope", False, False, "indirect"),
]


@pytest.mark.parametrize(("text", "lemma", "cls", "act", "negated", "factive", "kind"), CLASSES)
def test_the_lexicon_names_the_act(text, lemma, cls, act, negated, factive, kind):
    (one,) = [one for one in found(text) if one.outer is None]
    assert (one.cue_lemma, one.cue_class, one.act, one.negated, one.factive, one.kind) == (
        lemma, cls, act, negated, factive, kind,
    )  # fmt: skip


def test_nested_attributions_know_the_one_around_them():
    text = "Lund asked why Strand claims that the wall did not crack."
    outer, inner = found(text)
    assert (outer.outer, inner.outer) == (None, 0)
    assert words(text, inner.source) == "Strand"
    assert words(text, inner.content) == "that the wall did not crack"


def test_nested_inside_a_quotation():
    text = "“Strand told us that nobody knew,” Holm said."
    assert rows(text, nested=True) == [
        ("Holm", "said", "“Strand told us that nobody knew,”"),
        ("Strand", "told", "that nobody knew"),
    ]


CITED = [
    "“Oil leaked,” the Daily reported, citing the doctor Anna Sorel.",
    "“Oil leaked,” according to the Daily, citing the doctor Anna Sorel.",
    "“Oil leaked,” according to the Daily citing the doctor Anna Sorel.",
]


@pytest.mark.parametrize("text", CITED)
def test_a_cited_source_speaks_inside_the_report(text):
    report, cited = found(text)
    assert (words(text, report.source), words(text, cited.source)) == ("the Daily", "the doctor Anna Sorel")
    assert words(text, report.content) == words(text, cited.content) == "“Oil leaked,”"
    assert (report.outer, cited.outer) == (None, 0)


def test_who_repeats_what_somebody_is_accused_of():
    text = "Holm accused the mayor of repeating the numbers of the firm."
    assert rows(text, nested=True)[1] == ("the mayor", "repeating", "the numbers of the firm")


def test_this_stays_where_the_sentence_before_reports_somebody_else():
    text = "She said the wall held. Strand rejected this."
    assert rows(text)[1] == ("Strand", "rejected", "this")


TRANSCRIPT = """Council hears the harbour case

The council met on Monday.

Mayor Edda Vik: Good morning. Was the wall tested?

Olav Rude, Chief Engineer of "Nordbane": It was tested in May. The union says the test was faked.

I do not believe that.

Edda Vik: Thank you.

Olav Rude: Thank you too.

The guests then visited the pumps.
"""


def test_turns_span_their_paragraphs_and_hold_what_is_said_inside():
    turns = [one for one in found(TRANSCRIPT) if one.kind == "turn"]
    assert [(words(TRANSCRIPT, t.source), words(TRANSCRIPT, t.content)) for t in turns] == [
        ("Mayor Edda Vik", "Good morning. Was the wall tested?"),
        ("Olav Rude", "It was tested in May. The union says the test was faked. … I do not believe that."),
        ("Edda Vik", "Thank you."),
        ("Olav Rude", "Thank you too."),
    ]
    inside = [one for one in found(TRANSCRIPT) if one.outer is not None]
    assert [words(TRANSCRIPT, one.source) for one in inside] == ["The union", "I"]
    assert all(found(TRANSCRIPT)[one.outer].kind == "turn" for one in inside)


def test_a_headline_with_a_name_and_a_colon():
    text = "Marsh: The Alarm Was Never Tested\n\nThe director, Helen Marsh, was heard on Friday."
    assert rows(text)[0] == ("Marsh", ":", "The Alarm Was Never Tested")


def test_boilerplate_says_nothing():
    text = "The quay was closed on Friday.\n\nMayor says the tunnel is safe\nUnion claims victory in court\nRead also\n"
    assert rows(text) == []


MARKED = st.text(st.sampled_from("aIX said told “”\"'«».,:;!?—-\n\t‘’0é "), max_size=120) | st.text(max_size=60)


@settings(max_examples=40, deadline=None)
@given(MARKED | st.text(max_size=60))
def test_no_text_raises_and_every_offset_holds(text):
    for one in found(text):
        for start, end in (*one.source, *one.cue, *one.content, *one.addressee):
            assert 0 <= start < end <= len(text)
        assert one.content
        assert one.outer is None or one.outer < len(found(text))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in [*ORDERS, *CUES, *SOURCES]]), min_size=1, max_size=4))
def test_paragraphs_do_not_disturb_each_other(texts):
    separate = [row for text in texts for row in rows(text) if not text.startswith("“") or text.endswith(".")]
    joined = rows("\n\n".join(texts))
    assert [row for row in separate if row not in joined and "“" not in row[2]] == []


def test_no_attribution_stands_inside_itself():
    text = "“He acts according to the law, we think, and they know that he acts,” she said, according to Rude."
    for start, one in enumerate(found(text)):
        seen, at = {start}, one.outer
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found(text)[at].outer


def test_an_empty_doc_and_one_without_a_parse():
    nlp = language.load()
    assert attributions.find(Doc(nlp.vocab), ()) == []
    assert attributions.find(nlp.make_doc("She said so."), passages.split(document("She said so."))) == []


def test_lexicon_columns_hold_known_values():
    for entry in lexicon.entries():
        assert entry.pos in {"verb", "noun", "adjective", "phrase"}
        assert entry.polarity in {"positive", "negative", "unknown"}
        assert entry.certainty in {"certain", "probable", "possible", "underspecified"}
        assert entry.modality in {"factual", "predicted", "desired", "deontic", "interrogative"}
        assert entry.frames
    assert lexicon.look_up("deny").polarity == "negative"
    assert lexicon.look_up("point out").cls == "statement"
    assert lexicon.look_up("to ferry") is None


def test_the_command_prints_the_outermost_ones(tmp_path):
    path = tmp_path / "news.txt"
    text = "Lund asked why Strand claims that the wall did not crack.\n\n“It did,” Holm said."
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(cli, ["attributions", str(path)])
    assert result.exit_code == 0, result.output
    printed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [words(text, row["source"]) for row in printed] == ["Lund", "Holm"]
    assert [set(row) for row in printed] == [{"document", "source", "cue", "content"}] * 2


def test_the_command_reports_a_bad_file_and_reads_the_others(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "good.txt").write_text("“It did,” Holm said.", "utf-8")
    result = CliRunner().invoke(cli, ["attributions", str(tmp_path / "empty.txt"), str(tmp_path / "good.txt")])
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert "empty.txt" in result.stderr


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else [], ids=lambda p: p.stem)
def test_corpus_offsets_hold(path):
    text = path.read_text("utf-8")
    parts = passages.split(document(text))
    doc = next(language.parse(language.load(), [(document(text), parts)]))
    result = attributions.find(doc, parts)
    assert len(result) > 10
    for one in result:
        assert all(text[a:b].strip() == text[a:b] != "" for a, b in (*one.source, *one.cue, *one.content))
