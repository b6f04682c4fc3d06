"""The snapshot indexed for reading: who speaks, where it stands, what is linked, what people decided."""

from __future__ import annotations

import bisect
import hashlib
import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..model import Claim, Document, Link, Review, Snapshot
from ..review import in_force
from . import words

LONGEST_NAME = 100  # characters of a name or role that pages show
CLASHES = ("contradiction", "shift", "qualification")


@dataclass(frozen=True)
class Voice:
    """A speaker as pages show one. A narrator is the outlet speaking in its own words."""

    key: str
    name: str
    role: str = ""
    narrator: bool = False
    unclear: bool = False  # "officials", "they", nobody: not an identified speaker
    slug: str = field(default="", compare=False)

    @property
    def initials(self) -> str:
        return words.initials(self.name)


class Book:
    """Look-ups over one snapshot. Nothing in it changes after it was made."""

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.documents: dict[str, Document] = {each.id: each for each in snapshot.documents}
        self.claims: dict[str, Claim] = {each.id: each for each in snapshot.claims}
        self.links = [each for each in snapshot.links if each.a in self.claims and each.b in self.claims]
        # Documents that their source took back, with its notice.
        self.retracted: dict[str, str] = dict(snapshot.retracted)
        self._roles = {each.id: each.role for each in snapshot.entities if each.role}
        self._voices: dict[str, Voice] = {}
        self._speaking: dict[str, Voice] = {}
        self._lines: dict[str, list[int]] = {}

    @cached_property
    def clashes(self) -> list[Link]:
        """Contradictions, then shifts, then qualifications; strongest first, rejected ones last."""
        kept = [each for each in self.links if each.kind in CLASHES]
        return sorted(
            kept, key=lambda link: (self.state(link) == "rejected", CLASHES.index(link.kind), -link.score, link.id)
        )

    @cached_property
    def agreements(self) -> list[Link]:
        """Agreements that no person rejected, strongest first."""
        kept = [each for each in self.links if each.kind == "agreement" and self.state(each) != "rejected"]
        return sorted(kept, key=lambda link: (-link.score, link.id))

    @cached_property
    def by_claim(self) -> dict[str, list[Link]]:
        """All links of each claim."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.a, []).append(link)
            found.setdefault(link.b, []).append(link)
        return found

    @cached_property
    def _reviews(self) -> dict[str, Review]:
        return in_force(self.links, self.snapshot.reviews)

    def review(self, link: Link) -> Review | None:
        """Return the verdict that counts, the newest one."""
        return self._reviews.get(link.id)

    def state(self, link: Link) -> str | None:
        """Return confirmed, rejected, unsure or None."""
        review = self.review(link)
        return review.verdict if review else None

    @cached_property
    def _transcripts(self) -> frozenset[str]:
        return frozenset(claim.document for claim in self.snapshot.claims if claim.attribution == "turn")

    def form(self, claim: Claim) -> str:
        """Name how a reader has the words: "I think that …" out of somebody's own mouth is no reporter's wording."""
        said = claim.speaker.text.casefold().split()[:1] if claim.speaker else []
        if claim.attribution == "indirect" and said in (["i"], ["we"]):
            return words.FORMS["turn" if claim.document in self._transcripts else "direct"]
        return words.FORMS[claim.attribution]

    def voice(self, claim: Claim) -> Voice:
        """Return who speaks in a claim."""
        found = self._speaking.get(claim.id)
        if found is None:
            found = self._speaking[claim.id] = self._find_voice(claim)
        return found

    def _find_voice(self, claim: Claim) -> Voice:
        speaker = claim.speaker
        if speaker is None:
            name = self.source(claim)
            return self._keep(Voice(f"narrator:{name}", name, "in its own words", narrator=True))
        name = words.cut(speaker.label or speaker.text, LONGEST_NAME) or "Unnamed source"
        # "they" of one document is not "they" of another.
        key = speaker.entity or f"unclear:{claim.document}:{name.casefold()}"
        role = words.cut(self._roles.get(speaker.entity or "", "") or speaker.role, LONGEST_NAME)
        return self._keep(Voice(key, name, role, unclear=speaker.generic or not speaker.entity))

    def _keep(self, voice: Voice) -> Voice:
        kept = self._voices.get(voice.key)
        if kept is None:
            kept = self._voices[voice.key] = replace(voice, slug=slug(voice.name, voice.key))
        return kept

    @cached_property
    def speakers(self) -> dict[str, list[Claim]]:
        """Claims by key of voice, busiest voice first (links count more than claims)."""
        found: dict[str, list[Claim]] = {}
        for claim in self.snapshot.claims:
            found.setdefault(self.voice(claim).key, []).append(claim)

        def weight(item):
            key, claims = item
            voice = self._voices[key]
            linked = sum(len(self.by_claim.get(claim.id, ())) for claim in claims)
            return (voice.unclear, voice.narrator, -linked, -len(claims), voice.name, key)

        return dict(sorted(found.items(), key=weight))

    @cached_property
    def people(self) -> list[str]:
        """Keys of identified speakers: not narrators, not "they"."""
        return [key for key in self.speakers if not (self._voices[key].narrator or self._voices[key].unclear)]

    def voice_of(self, key: str) -> Voice:
        """Return the voice with a key out of :attr:`speakers`."""
        return self._voices[key]

    def wording(self, claim: Claim) -> str:
        """Return the words of a claim; a question keeps the mark that stands after it in the text."""
        document = self.documents.get(claim.document)
        after = document.text[claim.end : claim.end + 1] if document else ""
        return f"{claim.text}?" if after == "?" else claim.text

    def source(self, claim: Claim) -> str:
        """Return the name of where a claim was published: the publisher, else the document."""
        document = self.documents.get(claim.document)
        return source_name(document) if document else "Unknown source"

    @cached_property
    def sources(self) -> list[str]:
        """All publishers, the one with most claims first."""
        count: dict[str, int] = {source_name(each): 0 for each in self.snapshot.documents}
        for claim in self.snapshot.claims:
            count[self.source(claim)] = count.get(self.source(claim), 0) + 1
        return sorted(count, key=lambda name: (-count[name], name))

    @cached_property
    def spelling(self) -> dict[str, str]:
        """Names that some text writes in small letters, by themselves: "Oil" began its sentence, "Rome" did not."""
        found = (claim.proposition.subject.label for claim in self.snapshot.claims if claim.proposition)
        return {name: name for name in found if name.islower()}

    @cached_property
    def made_with(self) -> list[tuple[str, str]]:
        """What the graph was made with, each name once."""
        found: dict[str, list[str]] = {}
        for name, value in self.snapshot.made_with:
            found.setdefault(name, []).append(value)
        return [(name, ", ".join(dict.fromkeys(values))) for name, values in found.items()]

    @cached_property
    def dates(self) -> tuple[str, str] | None:
        """The first and the last date on which something was said, or None."""
        known = sorted(claim.date for claim in self.snapshot.claims if words.ordinal(claim.date) is not None)
        return (known[0], known[-1]) if known else None

    def paragraph(self, claim: Claim) -> int:
        """Return the number of the non-empty line, counted from 1, in which a claim begins."""
        if claim.document not in self._lines:
            text = self.documents[claim.document].text
            self._lines[claim.document] = [match.start() for match in re.finditer(r"^[^\S\n]*\S", text, re.MULTILINE)]
        return max(1, bisect.bisect_right(self._lines[claim.document], claim.start))

    def shows_text(self, document: Document) -> bool:
        """Say whether the whole text may be shown: its licence is stated and open."""
        return bool(
            re.match(r"(cc0|cc[ -]by|public domain|apache|mit\b|odc|open|ogl|own)", document.licence or "", re.I)
        )


def source_name(document: Document) -> str:
    """Return what readers call the source of a document."""
    name = document.publisher or document.title or document.name
    return words.cut(name, LONGEST_NAME) or "Unknown source"


def slug(name: str, key: str) -> str:
    """Return a file name for a thing: readable words and eight hex digits of its key."""
    ascii_words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-")
    return f"{ascii_words or 'x'}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
