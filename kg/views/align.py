"""The alignment of two claims: what each says about the same questions, row by row, and where they clash."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Claim, Link, Mention
from . import words

# Which row of the alignment table a link's clash shades.
CLASH_ROW = {
    "subject": "About",
    "predicate": "Says",
    "object": "What",
    "polarity": "Stance",
    "stance": "Stance",
    "time": "When",
    "value": "How many",
    "place": "Where",
    "certainty": "Certainty",
}
STANCES = {"positive": "says it is so", "negative": "says it is not so", "unknown": "leaves it open"}
ACTS = {"deny": "denies it", "reject": "rejects it", "admit": "admits it", "promise": "promises it", "ask": "asks"}


class Row(NamedTuple):
    """One line of the alignment table."""

    name: str
    a: str
    b: str
    note: str
    clash: bool


def label(mention: Mention | None) -> str:
    """Return the name of a mention; "" where it has no letter or digit."""
    name = (mention.label or mention.text) if mention else ""
    return name if any(map(str.isalnum, name)) else ""


def align(a: Claim, b: Claim, link: Link, marked: tuple[str, str] = ("", "")) -> list[Row]:
    """Return the rows in which the two claims are compared; the clashing one is marked."""
    left, right = facets(a), facets(b)
    clash = CLASH_ROW.get(link.clash, "")
    rows = []
    for name in (*FACETS[:-1], *sorted({*left, *right} - set(FACETS)), FACETS[-1]):
        one, two = left.get(name, ""), right.get(name, "")
        if name == clash:  # the clash may stand in words that no facet holds
            elsewhere = name in ("About", "Says", "What") and not (_share(one, marked[0]) and _share(two, marked[1]))
            one, two = marked if all(marked) and (one == two or elsewhere) else (one or marked[0], two or marked[1])
        if not one and not two:
            continue
        if name == clash and link.kind != "agreement":
            note = {"When": "no overlap", "How many": "different number"}.get(name, "they clash")
            rows.append(Row(name, one or "not said", two or "not said", note, True))
        else:
            note = "same" if one.casefold() == two.casefold() else "different" if one and two else "one side only"
            rows.append(Row(name, one or "not said", two or "not said", note, False))
    return rows


def _share(one: str, two: str) -> bool:
    return bool(set(re.findall(r"\w+", one.casefold())) & set(re.findall(r"\w+", two.casefold())))


FACETS = ("About", "Says", "What", "Stance", "When", "How many", "Where", "How", "Certainty")


def facets(claim: Claim) -> dict[str, str]:
    """Return what a claim says, by row of the alignment table."""
    found: dict[str, str] = {}
    taken = {"time": "When", "place": "Where", "location": "Where", "manner": "How"}
    proposition = claim.proposition
    if proposition:
        found["About"] = words.cut(label(proposition.subject), 90)
        found["Says"] = proposition.predicate
        found["What"] = words.cut(label(proposition.object), 90)
        for qualifier in proposition.qualifiers:
            name = taken.get(qualifier.role, qualifier.role.replace("-", " ").capitalize())
            found[name] = "; ".join(part for part in (found.get(name, ""), words.cut(qualifier.value, 90)) if part)
    if claim.times:
        found["When"] = "; ".join(dict.fromkeys(each.text or words.day(each.start or each.end) for each in claim.times))
    if claim.values:
        found["How many"] = "; ".join(dict.fromkeys(each.text or number(each.low) for each in claim.values))
    found["Stance"] = _stance(claim)
    kinds = [words.CERTAINTIES[claim.certainty], words.MODALITIES[claim.modality]]
    if claim.certainty == "underspecified" and kinds[1]:
        kinds = kinds[1:]
    found["Certainty"] = ", ".join(kind for kind in kinds if kind)
    return {name: value for name, value in found.items() if value}


def _stance(claim: Claim) -> str:
    if claim.cue.negated and claim.cue.lemma:
        return f"does not {claim.cue.lemma} it"
    return ACTS.get(claim.act, STANCES[claim.polarity])


def number(value: float | None) -> str:
    """Return a number with thousands separators and no needless decimals."""
    return "" if value is None else f"{value:,.10g}"
