"""Attributions + triples + resolved names -> claims: who says what, in which exact words.

One claim stands for one clause of what somebody said. Nested attributions are read from the outside
in: the clause "Ruth claims" inside Omar's question makes Ruth the speaker and Omar the reporter.
What nobody is cited for is the narrator's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from spacy.tokens import Doc

from ..model import Attribution, Cue, Document, Extraction, Mention, Passage, Proposition, Span
from . import attributions as attribution_finder
from . import factuality, quotes, speech_acts, triples
from .arguments import without_asides
from .columns import columns_of
from .coref import Resolver
from .dating import Calendar
from .frames import STUDIES
from .making import Frame, Maker
from .nesting import STANCES, answering, claiming
from .roles import MEDIA, is_human
from .spans import clip, covers, less
from .telling import outermost, telling, towards
from .unsaid import cue_token, in_open_quote, is_message

UNKNOWN_SUBJECT = Mention("", "someone", None, "unknown", (), "", True)
UNKNOWN_SPEAKER = Mention("", "unknown speaker", None, "unknown", (), "", True)
# Admitting or confirming what one "would not admit" is news; "did not say" is not a statement at all.
_TELLING_WHEN_NEGATED = frozenset(
    "admit confirm apologize promise deny reject accept agree doubt belief prediction desire intention".split()
)
_OWN_DEEDS = frozenset({"intention", "promise", "refusal", "desire"})
_NOT_FINITE = frozenset({"VB", "VBG", "VBN"})
_PRONOUNS = frozenset("it its they them their this that these those he she him her which who".split())
# "Asked them to invite the divers who had left": that they had left is said, not asked for.
_FOR_WHAT_FOLLOWS = frozenset(
    "ask request order demand urge want hope intend decide promise threaten refuse thank apologize congratulate"
    " welcome regret question".split()
)
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_MINDFUL = frozenset({"belief", "knowledge", "desire", "emotion"})
_ABSTRACT = tuple("tion sion ness ity ance ence ism ure step plan deal move storm fire".split())
_SHOWING = frozenset({"evidence", "confirmation"})
_PERFORMED = frozenset({"thank", "congratulate", "apologize", "welcome", "greet"})


def assemble(document: Document, doc: Doc, passages: Sequence[Passage]) -> Extraction:
    """Return all claims of one parsed document, in the order of the text, with the entities they name."""
    return _Assembly(document, doc, passages).extraction()


@dataclass(frozen=True, slots=True)
class _Scene:
    """The speech around an attribution: who "I" and "you" are, and who reports it."""

    me: Mention | None
    you: Mention | None
    outer: Mention | None


_OUTSIDE = _Scene(None, None, None)


class _Assembly:
    """The state of one document while its claims are put together."""

    def __init__(self, document: Document, doc: Doc, passages: Sequence[Passage]):
        self.document, self.doc, self.passages = document, doc, passages
        self.resolver = Resolver(doc, passages, document)
        self._mentions: dict[tuple, Mention] = {}
        headings = [Span(each.start, each.end) for each in passages if each.kind == "heading"]
        self.titles = quotes.titles(document.text)
        found = answering(doc, attribution_finder.find(doc, passages))
        self.found = claiming(doc, found, self._source, headings, self.titles)
        self.calendar = Calendar(document, doc)
        self.inner: dict[int | None, list[int]] = {}
        for index, attribution in enumerate(self.found):
            self.inner.setdefault(attribution.outer, []).append(index)
        self.maker = Maker(document, doc)

    def extraction(self) -> Extraction:
        for index in self.inner.get(None, ()):
            self._attribution(index, _OUTSIDE)
        self._narrator()
        return Extraction(self.document, self.maker.claims(), tuple(self.resolver.entities()), tuple(self.found))

    # ---- attributed claims

    def _attribution(self, index: int, scene: _Scene) -> None:
        """Claims of one attribution and of those inside it; ``scene`` is the speech it stands in."""
        attribution = self.found[index]
        speaker = self._speaker(attribution, scene)
        asking = self.found[attribution.outer] if attribution.outer is not None else None
        if scene.outer is not None and asking is not None and is_message(columns_of(self.doc), attribution, asking):
            speaker = scene.outer  # "asked her to tell the crew that P": who asks says P
        addressee = self._addressee(index, speaker, scene)
        if addressee is not None and _same(addressee, speaker):
            addressee = None  # nobody told himself: the pronoun was taken for the wrong one
        # Only a quotation moves "I" and "you" to another mouth; "you recall that I called" does not.
        within = scene
        if attribution.kind in ("turn", "direct") or scene.me is None:
            within = _Scene(speaker, addressee, speaker)
        for inner in self.inner.get(index, ()):
            self._attribution(inner, replace(within, outer=scene.outer if speaker is UNKNOWN_SPEAKER else speaker))
        if attribution.negated and not {attribution.act, attribution.cue_class} & _TELLING_WHEN_NEGATED:
            return
        reporter = scene.outer if scene.outer is not None and not _same(scene.outer, speaker) else None
        cue = Cue(
            attribution.cue_lemma,
            self._words(attribution.cue),
            attribution.cue,
            attribution.negated,
            attribution.cue_class,
            attribution.factive,
        )
        own = less(attribution.content, self._content_taken(index))
        found = triples.find(self.doc, own) if own else []
        day, source = self.calendar.utterance(attribution)
        frame = Frame(attribution.kind, cue, speaker, addressee, reporter, day, source)
        if found and attribution.act in STANCES:
            found = towards(found, attribution.act)
        claimed = telling(found)
        if not claimed and not all(map(self._describes, found)):
            claimed = outermost(columns_of(self.doc), found)
        for triple in claimed:
            stance = factuality.assess(self.doc, triple, cue, attribution.kind == "direct")
            act = attribution.act if attribution.act != "say" else stance.act_hint or "say"
            if triple.kind == "relative" and act in _FOR_WHAT_FOLLOWS:
                act = "say"
            if triple.kind == "adverbial" and act in ("deny", "reject"):
                act = "say"  # who denies that he would go if she won does not deny that she won
            if (
                attribution.cue_class == "question"
                and attribution.kind == "direct"
                and stance.modality != "interrogative"
            ):
                act = "say"  # “Where is it?” she asked. “It left.”
            if attribution.negated and act == "deny":
                act = "say"  # who does not rule out denies nothing
            act = speech_acts.act(act, attribution.cue_lemma, self._words(clip(own, triple.clause)))
            confidence = attribution.confidence * (0.5 + 0.5 * triple.confidence) * (1.0 if speaker.entity else 0.8)
            self._add(triple, own, act, stance, confidence, frame, within)
        if index in self.inner and attribution.act in STANCES:
            own = attribution.content  # "praised the crew for refusing to leave"
            if self._words(own).casefold().startswith(("that ", "even ")):
                return  # "admitted that she found it dull": all of it is said already
        if not claimed and own and (index not in self.inner or attribution.act in STANCES):
            self._bare(attribution, own, frame, within)

    def _describes(self, triple: triples.Triple) -> bool:
        """Return whether a clause only tells which thing is meant: "disclosed a letter written in May"."""
        if triple.kind not in ("relative", "participle"):
            return False
        return not any(child.tag_ == "TO" for child in self.doc[triple.outer].children)

    def _speaker(self, attribution: Attribution, scene: _Scene) -> Mention:
        named = self._named(attribution.source, scene)
        if scene.outer is not None and (
            (named is None and attribution.cue_class == "appearance")
            or (attribution.cue_class in _SHOWING and named is not None and not _testifies(named))
        ):
            return scene.outer  # "It seems that P", "my talks show that P" in a turn: so it seems to whoever speaks
        if named is not None and attribution.cue_class in _MINDFUL and not _has_a_mind(named):
            return UNKNOWN_SPEAKER  # "measures considered by the port": no measure considers anything
        return named or UNKNOWN_SPEAKER

    def _source(self, attribution: Attribution) -> Mention | None:
        return self._named(attribution.source, _OUTSIDE)

    def _named(self, spans: Sequence[Span], scene: _Scene) -> Mention | None:
        """Return whom ``spans`` name, None where there are none."""
        if not spans:
            return None
        key = (spans[0].start, spans[-1].end, scene.me, scene.you)
        if key not in self._mentions:
            self._mentions[key] = self.resolver.mention(*key)
        return self._mentions[key]

    def _addressee(self, index: int, speaker: Mention, scene: _Scene) -> Mention | None:
        attribution = self.found[index]
        if attribution.addressee:
            return self._named(attribution.addressee, scene)
        if attribution.kind == "turn":
            return self._listener(index)
        if attribution.outer is not None and self._is_past(attribution.cue):
            return None  # "I rang and asked how they were" was asked of somebody else
        # What others are reported to say is not said to the one who hears the report.
        return scene.you if scene.me is None or _same(speaker, scene.me) else None

    @cached_property
    def _turns(self) -> tuple[dict[int, int], list[Mention]]:
        """Turns of a conversation as {index: place}, and their speakers in order."""
        turns = [i for i in self.inner.get(None, ()) if self.found[i].kind == "turn"]
        places = {index: place for place, index in enumerate(turns)}
        return places, [self._speaker(self.found[i], _OUTSIDE) for i in turns]

    def _listener(self, index: int) -> Mention | None:
        """A turn answers the last other speaker; the first one opens to the next."""
        turns, speakers = self._turns
        if index not in turns:
            return None
        at = turns[index]
        for number in chain(range(at - 1, -1, -1), range(at + 1, len(speakers))):
            other = speakers[number]
            if other is not UNKNOWN_SPEAKER and not _same(other, speakers[at]):
                return other
        return None

    def _taken(self, index: int | None) -> list[Span]:
        """What belongs to the attributions inside ``index`` (None: to all outermost ones)."""
        return [span for inner in self.inner.get(index, ()) for span in self._own(self.found[inner])]

    def _own(self, attribution: Attribution) -> tuple[Span, ...]:
        """The words of an attribution: without a source that is first of all the subject of another verb.

        In "She rang the bell and asked for help" she also rings, and who "retracted the claim" did so.
        """
        if attribution.negated and attribution.cue and self._is_noun(attribution.cue):
            return attribution.content
        if (end := self._object_end(attribution)) is not None:
            return (*less(attribution.cue, [Span(attribution.cue[0].start, end)]), *attribution.content)
        words = (*attribution.cue, *attribution.content, *attribution.addressee)
        if attribution.source and attribution.cue and attribution.source[-1].end < attribution.cue[0].start:
            columns = columns_of(self.doc)
            between = columns.within([Span(attribution.source[-1].end, attribution.cue[0].start)])
            if any("VERB" in columns.pos[low:high] for low, high in between):
                return words
        return (*attribution.source, *words)

    def _is_past(self, cue: tuple[Span, ...]) -> bool:
        words = self.doc.char_span(cue[0].start, cue[-1].end, alignment_mode="expand") if cue else ()
        return any(token.tag_ == "VBD" for token in words)

    def _object_end(self, attribution: Attribution) -> int | None:
        """Return the end of "claim" in "the letters include the claim that P": they do include it, whoever makes it."""
        columns = columns_of(self.doc)
        noun = cue_token(columns, attribution) if not attribution.source else None
        verb = columns.head[noun] if noun is not None and columns.dep[noun] == "dobj" else None
        if verb is None or columns.pos[verb] != "VERB" or columns.lemma[verb] in ("regard", "concern", "follow"):
            return None
        return columns.end[noun] if columns.start[noun] == attribution.cue[0].start else None

    def _is_noun(self, cue: tuple[Span, ...]) -> bool:
        words = self.doc.char_span(cue[0].start, cue[-1].end, alignment_mode="expand")
        return words.root.pos_ == "NOUN"

    def _content_taken(self, index: int) -> list[Span]:
        """What an attribution does not say itself. Denying "the claim of X that P" is also saying that not P."""
        if self.found[index].act not in ("deny", "reject"):
            return self._taken(index)
        return [
            span for inner in self.inner.get(index, ()) for span in (*self.found[inner].source, *self.found[inner].cue)
        ]

    # ---- the narrator

    def _narrator(self) -> None:
        """Claims of the text's own voice: what stands outside every attribution."""
        paragraphs = [Span(each.start, each.end) for each in self.passages if each.kind == "paragraph"]
        left = less(paragraphs, self._taken(None))
        frame = Frame("narrator", Cue(""), None, None, None, *self.calendar.fallback)
        for paragraph in paragraphs:
            own = clip(left, paragraph)
            for triple in self._narrated(own) if own else ():
                stance = factuality.assess(self.doc, triple, None)
                # The narrator says no "I" in quotation marks.
                first = _FIRST.search(self._words([triple.clause])) is not None
                quoted = first and in_open_quote(self.document.text, triple.clause.start + 1)
                voice = replace(frame, kind="direct", speaker=UNKNOWN_SPEAKER) if quoted else frame
                self._add(triple, own, "say", stance, 0.8 * (0.5 + 0.5 * triple.confidence), voice, _OUTSIDE)

    def _narrated(self, own: tuple[Span, ...]) -> list[triples.Triple]:
        """Statements of the narrator, without the remains of somebody's sentence ("Speaking to reporters, …")."""
        columns = columns_of(self.doc)
        return [
            triple
            for triple in telling(triples.find(self.doc, own))
            if triple.kind != "main" or columns.tag[triple.outer] not in _NOT_FINITE or columns.is_finite(triple.outer)
        ]

    # ---- one claim

    def _add(self, triple, own, act, stance, confidence, frame: Frame, scene: _Scene) -> None:
        if covers(self.titles, [triple.clause]):
            return
        subject = self._slot(triple.subject, scene)
        if subject is None:
            # "Thank you", "has no plans to sell": whoever speaks does it; of others nobody is named.
            own_deed = act in _PERFORMED or frame.cue.cls in _OWN_DEEDS
            subject = frame.speaker if frame.speaker and own_deed else UNKNOWN_SUBJECT
        qualifiers = tuple(without_asides(columns_of(self.doc), one) for one in triple.qualifiers)
        target = self._slot(triple.object, scene)
        proposition = Proposition(subject, triple.predicate, target, qualifiers, triple.predicate_spans)
        self.maker.add(clip(own, triple.clause), proposition, act, stance, confidence, frame)

    def _bare(self, attribution: Attribution, own: tuple[Span, ...], frame: Frame, scene: _Scene) -> None:
        """A content without a clause ("questioned the figures"): the speaker's stance towards a thing."""
        words = self.doc.char_span(own[0].start, own[-1].end, alignment_mode="expand")
        first = next((token for token in words if token.pos_ not in ("ADP", "SCONJ", "PUNCT")), words[0])
        thing = self.resolver.mention(first.idx, own[-1].end, voice=scene.me, addressee=scene.you)
        if thing.kind in ("thing", "event"):  # named in the speaker's own words, as in every other slot
            thing = replace(thing, label=self.resolver.label(first.idx, own[-1].end))
        predicate = self._predicate(attribution)
        if thing.label.casefold() == predicate.split()[-1]:
            # "issued an apology for the leak": the noun is in the predicate already
            predicate, thing = self._behind(predicate, words)
        proposition = Proposition(frame.speaker, predicate, thing, (), attribution.cue)
        stance = factuality.stance(self.doc, attribution.cue_class, attribution.negated, attribution.cue)
        act = speech_acts.act(attribution.act, attribution.cue_lemma, self._words(own))
        if self._words(own).rstrip("\"”»'’ ").endswith("?"):
            stance, act = factuality.QUESTION, "ask"
        self.maker.add(own, proposition, act, stance, 0.7 * attribution.confidence, frame)

    def _behind(self, predicate: str, words) -> tuple[str, Mention | None]:
        """Return what the noun in a predicate is about, with its preposition: issue apology for, leak."""
        for token in words:
            target = next((child for child in token.children if child.dep_ == "pobj"), None)
            if token.dep_ == "prep" and token.lower_ in ("for", "about", "over") and target is not None:
                end = max(child.i for child in target.subtree if child.i < words.end)
                span = self.doc[target.left_edge.i : end + 1]
                text, start = span.text.strip("\"“”.,’'"), span.start_char
                start += span.text.find(text)
                thing = self.resolver.mention(start, start + len(text))
                if thing.kind in ("thing", "event"):
                    thing = replace(thing, label=self.resolver.label(start, start + len(text)))
                return f"{predicate} {token.lower_}", thing
        return predicate, None

    def _predicate(self, attribution: Attribution) -> str:
        """Return the cue as a predicate: its verb, with the noun that carries it ("issue apology")."""
        lemma = attribution.cue_lemma or "say"
        if not attribution.cue:
            return lemma
        words = self.doc.char_span(attribution.cue[0].start, attribution.cue[-1].end, alignment_mode="expand")
        verbs = [token.lemma_.lower() for token in reversed(words) if token.pos_ == "VERB"]
        verb = lemma if lemma in verbs else next(iter(verbs), lemma)
        if verb == lemma and any(token.pos_ == "ADJ" and token.lower_ == lemma for token in words):
            verb = "be"  # "was aware of the risk"
        return lemma if verb in lemma.split() else f"{verb} {lemma}"

    def _slot(self, slot, scene: _Scene) -> Mention | None:
        if slot is None:
            return None
        found = self.resolver.mention(slot.core.start, slot.core.end, voice=scene.me, addressee=scene.you)
        # People, organisations and countries go by their names; things keep the speaker's own word for them,
        # unless that is only a pronoun. The entity ties the wordings together.
        if self.resolver.is_group(slot.core.start, slot.core.end, scene.me):
            return Mention(slot.text, slot.text.casefold(), None, "group", slot.spans)
        pronoun = slot.label.casefold() in _PRONOUNS
        named = pronoun or (found.entity and found.kind not in ("thing", "event"))
        label = found.label if named else slot.label or found.label
        return Mention(slot.text, label, found.entity, found.kind, slot.spans, found.role, found.generic)

    def _words(self, spans: Sequence[Span]) -> str:
        return " … ".join(self.document.text[span.start : span.end] for span in spans)


def _testifies(source: Mention) -> bool:
    """Return whether what shows something is somebody, or a text that was made to tell it."""
    voices = ("person", "organisation", "country", "group")
    words = source.text.casefold().split()
    return source.kind in voices or any(w in (*STUDIES, *MEDIA) or w.removesuffix("s") in STUDIES for w in words)


def _has_a_mind(source: Mention) -> bool:
    """Return whether the source may believe or want something: all but measures, steps, storms and the like."""
    if source.kind not in ("thing", "event") or _testifies(source):
        return True
    words = [word.removesuffix("s") for word in source.text.casefold().split()]
    return not words[-1].endswith(_ABSTRACT) or any(map(is_human, words))


def _same(a: Mention, b: Mention) -> bool:
    return (a.entity or a.label) == (b.entity or b.label)
