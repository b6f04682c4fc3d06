"""Which stretch of a document speaks with which voice: turns, paragraphs, headings, boilerplate.

The layout alone decides here, no parser: labels ("Name, Title: …"), narrated labels ("Speaking
next, President X said:"), separator lines, missing final punctuation.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from .labels import Label, narrated, read
from .model import Document, Passage, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_SEPARATOR = re.compile(r"(?:[xX*#•·~=_—–-]\s*){3,}|[*#•~]|\* *\*")
_STAGE = re.compile(r"[\"“]?(?:\([^()]*\)|\[[^\[\]]*\])[.\"”]*")
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*$")
_DATE_HEAD = re.compile(r"date:?\s+\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?(?=\s|$)", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"(?:(?:updated|published|posted|date)\b:?\s*)?(?:\w+,\s*)?(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]\w+[ ./,-]+\d{4}"
    r"|\w+\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})(?:[ ,T|-]*\d{1,2}:\d{2}(?::\d{2})?.{0,12})?\.?",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:read (?:also|more|next)|see also|related(?: (?:articles?|news|stories|topics))?|more (?:on|from) |also read|"
    r"follow us|subscribe|sign up|share (?:this|on)|tags|topics|copyright|©|all rights reserved|most (?:read|popular)|"
    r"latest news|advertisement|recommended|don't miss|join our)\b",
    re.IGNORECASE,
)
_REGION, _AGENCY = r"(?:, [\w. ]{2,30}){0,2}", r"\([\w. ]{2,30}\)"
_DATELINE = re.compile(  # "PORT HALDEN, Norland —", "Oban, June 5 (Interfax) -"
    rf"(?:[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){{0,3}}{_REGION} ?(?:{_AGENCY})?"
    rf"|[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]+){{0,3}}{_REGION} {_AGENCY})"
    r"\s*[-–—]{1,2}\s+(?=[\"“‘«„]?[A-Z0-9])"
)
# ".bio { width: 5px; }" or "@media screen {", left in the words of a page
_STYLE = re.compile(r"(?m)^[^\n{}]*\{(?:\s*[\w-]+\s*:[^;{}\n]*;)*\s*\}[.;]?|^\s*@\w[^\n{}]*\{\s*$")
_TAG = r"<(?:/?[a-zA-Z][\w:-]*(?:\s[^<>\n]*)?|[a-zA-Z][\w:-]*\s*/)>"  # "<tweet author="@oban">", "<tweet/>"
_OPENING_TAGS = re.compile(rf"(?:{_TAG}\s*)+")
_CLOSING_TAGS = re.compile(rf"(?:\s*{_TAG})+[.\s]*\Z")
_SIGNATURE = re.compile(  # "… it holds.” – @annaberg #oban https://oban.example"
    r"(?<=[.!?”\"])\s*(?:[-–—]\s*)?(?:(?:[@#]\w+|https?://\S+)[.,]?(?:\s+|(?=[“”\"]|\Z)))+[“”\"]?[.\s]*\Z"
)
_CREDIT = re.compile(r"(?<=[.!?”\"’])\s+(?:\[(?P<square>[^\[\]]{2,40})\]|\((?P<round>[^()]{2,40})\))\.?\Z")
_CREDITED = re.compile(r"[A-ZÀ-Þ][\w.&’'-]*(?: (?:of|the|and|de|&|[A-ZÀ-Þ][\w.&’'-]*)){0,4}")
_NO_CREDIT = frozenset(
    "laughter laughs applause cheers boos crosstalk pause inaudible sic emphasis translated translation music video"
    " watch read photo photos image images see note more updated end ends".split()
)
_TEASER_WORDS = 4  # capitals before "“The dam held.”": fewer may be an acronym with its noun
_LEADING = frozenset("a an and as at but by for from i in is of on or that the to who with".split())
_BULLET = re.compile(r"[~•·▪●*]\s+(?=\S)")
_UPDATED = re.compile(
    r"(?:this|the) (?:post|article|story|piece|report|page|column) (?:has been|was) (?:updated|corrected|amended)\b"
    r"[^.!?]*[.!?]?\Z",
    re.IGNORECASE,
)
_DASH = re.compile(r"[-–—―]\s*(?=\S)")
_OPEN_QUOTE = re.compile(r"[\"“„«]")
_FIRST_SECOND = re.compile(r"\b(?:I|we|you|my|our|your|me|us|mine|ours|yours|myself|let's)\b|\bI['’]", re.IGNORECASE)
_NARRATED_END = re.compile(
    r"(?:the|then|after|afterwards|following|at the end|in conclusion|later|a|an|both|president|mr|mrs|ms)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w+ed|was|were|had|gave|took|held|made|shook|left|spoke|met|saw|went|came|said|laid|wrote|put|stood|sang)\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_GOODBYE_WORDS = 25
_HEADING_WORDS = 25
_SUBHEADING_WORDS = 10


def split(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document in order; they never overlap and cover every word of it."""
    text = document.text
    lines = _paragraphs(text)
    if not lines:
        return ()
    labels = _labels(text, lines)
    is_transcript = sum(label is not None and label.cue is None for label in labels) >= 2
    first_junk = _boilerplate_from(text, lines, labels)
    styled = _styled(text, lines)
    body = _first_body(text, lines, labels)
    out: list[Passage] = []
    voice: Label | None = None  # whose turn runs
    expects: str = (
        ""  # after a narrated label that ends its paragraph: "next" opens the turn, "quote" keeps quotes only
    )
    for number, (start, end) in enumerate(lines):
        label, words = labels[number], text[start:end]
        if number >= first_junk or number in styled or (label is None and _is_notice(words)):
            out.append(Passage(start, end, "boilerplate"))
            continue
        if number < body:
            out.append(Passage(start, end, "heading"))
            continue
        if label is not None:
            head_end = label.colon.end
            out.append(
                Passage(start, head_end, "label", label.speaker, label.span, label.role, label.cue or label.colon)
            )
            voice, expects = label, "" if label.content < end else "next"
            if label.content < end:
                out.append(_turn(label, _undash(text, label.content, end), end))
            continue
        if _SEPARATOR.fullmatch(words):
            out.append(Passage(start, end, "heading"))
            voice = None
            continue
        if voice is None:
            short = len(words.split()) <= _SUBHEADING_WORDS and _is_heading(words) and not _DASH.match(words)
            parts = _parts(text, start, end)
            out += [Passage(start, end, "heading")] if short and len(parts) == 1 else parts
            continue
        if _STAGE.fullmatch(words):
            out.append(Passage(start, end, "paragraph"))
            continue
        if expects == "next":
            expects = "" if _DASH.match(text, start) or is_transcript else "person"
        elif (expects == "person" and not _FIRST_SECOND.search(_QUOTED.sub("", words))) or _is_heading(words):
            voice, expects = None, ""
            out.append(Passage(start, end, "heading" if _is_heading(words) else "paragraph"))
            continue
        out.append(_turn(voice, _undash(text, start, end), end))
    return tuple(_closing_narrator(text, out))


def _parts(text: str, start: int, end: int) -> list[Passage]:
    """Cut a paragraph of the narrator: dateline or headline in capitals, words, source in brackets, markup."""
    before, behind = [], []
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
    if tags := _OPENING_TAGS.match(text, start, end):
        before.append(Passage(*_strip(text, start, tags.end()), "boilerplate"))
        start = tags.end()
    for rest in (_CLOSING_TAGS, _SIGNATURE):
        if (found := rest.search(text[start:end])) and found.start():
            behind.insert(0, Passage(*_strip(text, start + found.start(), end), "boilerplate"))
            end = start + found.start()
    if (credit := _CREDIT.search(text[start:end])) and (name := _credited(credit)):
        cut = start + credit.start()
        named = text.index(name, cut)
        span, mark = Span(named, named + len(name)), Span(named - 1, named)
        behind.insert(0, Passage(mark.start, end, "label", name, span, "", mark))
        end = cut
    listed = behind != [] and behind[0].kind == "label"  # among teasers also one of two words: "LOCK JAM Oban opens"
    place = _DATELINE.match(text, start, end)
    cut = place.end() if place else _teaser(text, start, end, 2 if listed else _TEASER_WORDS)
    if cut > start:
        before.append(Passage(*_strip(text, start, cut), "heading"))
    return [*before, Passage(cut, end, "paragraph"), *behind] if cut < end else [*before, *behind]


def _credited(credit: re.Match) -> str:
    """Return the source named in brackets behind a sentence ("[The Tribune.]"), "" for "(Laughter)" or "(2019)"."""
    name = (credit["square"] or credit["round"]).strip().removesuffix(".")
    quoted = credit.string[: credit.start()][-1] in '”"'
    named = _CREDITED.fullmatch(name) and name.split()[0].casefold() not in _NO_CREDIT
    return name if named and (credit["square"] or quoted) else ""


def _teaser(text: str, start: int, end: int, least: int) -> int:
    """Return where the words begin behind a headline in capitals: "BRIDGE CLOSED AFTER STORM | The mayor said …".

    Returns ``start`` where there is none. "THE MAYOR OF Oban" and "MARINE FLEET COMMAND NATO said" are left alone.
    """
    last = start
    capitals = 0
    for word in re.finditer(r"\S+", text[start:end]):
        letters = re.sub(r"[^\w]", "", word[0])
        opens = bool(_OPEN_QUOTE.match(word[0])) and capitals
        if letters != letters.upper() or opens or word[0] in ("A", "I"):
            begins = opens or word[0].lstrip("‘'’")[:1].isupper()
            whole = capitals >= least and last not in _LEADING and begins
            return start + word.start() if whole and _is_mixed(text[start + word.start() : end]) else start
        last, capitals = letters.casefold(), capitals + letters.isalpha()
    return start


def _is_mixed(words: str) -> bool:
    """Return whether these are ordinary words with a final mark."""
    return bool(_FINAL.search(words)) and sum(map(str.islower, words)) > len(words) / 2


def _paragraphs(text: str) -> list[Span]:
    """Lines, or blocks of lines where the lines of a block are one wrapped paragraph."""
    out: list[Span] = []
    position = 0
    for block in [*(match.span() for match in _BLANK.finditer(text)), (len(text), len(text))]:
        lines = [_strip(text, *match.span()) for match in _LINE.finditer(text, position, block[0])]
        if _is_wrapped(text, lines):
            lines = [Span(lines[0].start, lines[-1].end)]
        out += lines
        position = block[1]
    dated = _DATE_HEAD.match(text, out[0].start, out[0].end) if out else None
    if dated and dated.end() < out[0].end:  # "date 2025-10-09 The minister said …": the date is a line of its own
        out[:1] = [Span(dated.start(), dated.end()), _strip(text, dated.end(), out[0].end)]
    return out


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """A block was wrapped at a width when no line had room for the first word of the next one."""
    if len(lines) < 2:
        return False
    width = max(line.end - line.start for line in lines)
    if not 40 <= width <= 130:
        return False
    for line, following in pairwise(lines):
        word = len(text[following.start : following.end].split(None, 1)[0])
        if line.end - line.start + 1 + word <= width or text[following.start] in '-–—*•"“':
            return False
    return any(text[line.end - 1].isalnum() or text[line.end - 1] == "," for line in lines[:-1])


def _labels(text: str, lines: list[Span]) -> list[Label | None]:
    """Read the label of every paragraph, and keep those that the document as a whole bears out."""
    found = [read(text, start, end) or narrated(text, start, end) for start, end in lines]
    if found[0] is not None and found[0].cue is None and _is_headline(text[found[0].content : lines[0].end]):
        found[0] = None
    names = [label for label in found if label is not None and label.cue is None]
    times = Counter(label.key for label in found if label is not None)
    known = {word for key in times for word in key.split() if len(key.split()) > 1}
    dense = len(names) >= 2 and 2 * len(names) >= len(lines)
    transcript = len(times) >= 2 and bool(names) and (max(times.values()) >= 2 or dense)
    out: list[Label | None] = []
    for number, (label, (start, end)) in enumerate(zip(found, lines, strict=True)):
        if label is None:
            keep = False
        elif label.cue is not None:
            # "X said: …" is left to the parser unless turns surround it or a speech is announced.
            keep = transcript or (label.content >= end and _opens_speech(text, lines, number))
        else:
            named = label.certain or times[label.key] >= 2 or len(label.key.split()) >= 2 or label.key in known
            keep = transcript and named and (times[label.key] >= 2 or bool(_FINAL.search(text[start:end])))
            keep = keep or (label.certain and " " in label.speaker and _answers(text, label, end))
        out.append(label if keep else None)
    return out


def _answers(text: str, label: Label, end: int) -> bool:
    """Does "Finance Director Ann Lee: We are confident." speak for itself, also where no other turn stands around?"""
    first = text[label.content : min(end, label.content + 60)]
    return bool(_FIRST_SECOND.search(first) and _FINAL.search(text[label.content : end])) and first[:1] not in '"“„«‘'


def _opens_speech(text: str, lines: list[Span], number: int) -> bool:
    """Is the paragraph after "X said:" an unquoted speech: opened by a dash, or in the first person?"""
    if number + 1 >= len(lines):
        return False
    start, end = lines[number + 1]
    if _DASH.match(text, start):
        return True
    return not _OPEN_QUOTE.match(text, start) and bool(_FIRST_SECOND.search(text, start, end))


def _is_headline(words: str) -> bool:
    """Most longer words of a headline are capitalised."""
    longer = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) > 0.6 * len(longer)


def _first_body(text: str, lines: list[Span], labels: list[Label | None]) -> int:
    """Index of the first paragraph after the title and date lines."""
    index = 0
    while index < len(lines) - 1 and labels[index] is None:
        words = text[slice(*lines[index])]
        if not _is_heading(words.lstrip('"“„«')) and not (index == 0 and _is_title(words)):
            break
        index += 1
    return index


def _is_title(words: str) -> bool:
    """Tell "Bell County Says Marsh Should Win.", a title that its site closed with a full stop."""
    body = words.rstrip(" .")
    longer = [word for word in re.findall(r"[^\W\d_]+", body) if len(word) > 3]
    return "." not in body and len(longer) >= 4 and all(word[0].isupper() for word in longer)


def _is_heading(words: str) -> bool:
    if _DATE_LINE.fullmatch(words) or _DATE_HEAD.fullmatch(words) or words.startswith("#"):
        return True
    if words.isupper() and len(words.split()) <= _HEADING_WORDS and not _OPEN_QUOTE.match(words[:1]):
        return True  # "LIVE UPDATES: DAM BREAKS."
    return not _FINAL.search(words) and len(words.split()) <= _HEADING_WORDS and not _OPEN_QUOTE.match(words[:1])


def _boilerplate_from(text: str, lines: list[Span], labels: list[Label | None]) -> int:
    """Index of the first of the trailing lines that are links to other things, not sentences of this one."""
    index = len(lines)
    while index and labels[index - 1] is None and _is_junk(text[slice(*lines[index - 1])]):
        index -= 1
    sentences = any(_FINAL.search(text[slice(*line)]) for line in lines[:index])
    trailing = len(lines) - index
    if not sentences or (trailing == 1 and not _RELATED.match(text[slice(*lines[-1])])):
        return len(lines)
    return index


def _styled(text: str, lines: list[Span]) -> frozenset[int]:
    """Return the numbers of the lines that are rules of a style sheet and say nothing."""
    if "{" not in text:
        return frozenset()
    plain = _STYLE.sub(lambda rule: " " * len(rule[0]), text)
    return frozenset(n for n, line in enumerate(lines) if not re.search(r"\w", plain[slice(*line)]))


def _is_notice(words: str) -> bool:
    """Tell "Read also: the bridge in pictures" and "This article has been updated to include the reply."."""
    return bool((_RELATED.match(words) and not _FINAL.search(words)) or _UPDATED.match(words))


def _is_junk(words: str) -> bool:
    if _RELATED.match(words):
        return True
    return not _FINAL.search(words) and len(words.split()) <= _HEADING_WORDS and not _SEPARATOR.fullmatch(words)


def _turn(label: Label, start: int, end: int) -> Passage:
    return Passage(start, end, "turn", label.speaker, label.span, label.role, label.cue or label.colon)


def _undash(text: str, start: int, end: int) -> int:
    match = _DASH.match(text, start, end)
    return match.end() if match else start


def _closing_narrator(text: str, passages: list[Passage]) -> list[Passage]:
    """Give the last unlabelled paragraphs back to the narrator when they look at the speakers from outside.

    A transcript often closes with a line such as "The hosts then showed the guests around" after
    a short goodbye; it has no first or second person, is in the past tense and stands last.
    """
    index = len(passages)
    while index and passages[index - 1].kind == "boilerplate":
        index -= 1
    last = index
    while index > 1 and passages[index - 1].kind == "turn" and passages[index - 2].kind == "turn":
        words = text[passages[index - 1].start : passages[index - 1].end]
        if _FIRST_SECOND.search(words) or "?" in words or "!" in words or len(words.split()) > 60:
            break
        if not (_NARRATED_END.match(words) and _PAST.search(words)):
            break
        index -= 1
    if index == last or index == 0:
        return passages
    before = passages[index - 1]
    if len(text[before.start : before.end].split()) > _GOODBYE_WORDS:
        return passages
    plain = [
        replace(passage, kind="paragraph", speaker="", speaker_span=None, role="", cue_span=None)
        for passage in passages[index:last]
    ]
    return [*passages[:index], *plain, *passages[last:]]
