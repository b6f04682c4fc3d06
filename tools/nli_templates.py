"""Sentences made from templates, phenomenon by phenomenon: each function yields (a, b, label)."""

from __future__ import annotations

import random

from nli_lists import (
    ADJECTIVES,
    CAUSES,
    CONDITIONS,
    COUNTED,
    DETAILS,
    DIRECTED,
    PEOPLE,
    PLACES,
    ROLES,
    STATES,
    SUBJECTS,
    SYMMETRIC,
)  # fmt: skip

C, E, N = "contradiction", "entailment", "neutral"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
DENY = ["denied that", "rejected claims that", "dismissed reports that", "categorically denied that", "disputed that",
        "refuted the allegation that", "flatly denied that"]  # fmt: skip
NO = ["said no", "replied that this was untrue", "said: “That is false”"]
YES = ["said yes", "replied that this was so", "said: “That is correct”"]
SAY = ["said", "stated", "told reporters", "announced", "noted", "stressed", "confirmed", "declared", "insisted"]
ADMIT = ["admitted that", "acknowledged that", "confirmed that", "conceded that"]
HEDGE = [
    "may have",
    "might have",
    "could have",
    "probably",
    "possibly",
    "perhaps",
    "reportedly",
    "allegedly",
    "apparently",
]
REJECT = ["called the claim false", "said this was not true", "called it a lie", "said the report was misleading",
          "dismissed the statement as nonsense", "said there was no truth in it",
          "called the accusation groundless"]  # fmt: skip


class Event:
    """One sentence "subject verb object" that can be turned, denied, hedged and dated."""

    def __init__(self, rng: random.Random, events: list[tuple]):
        self.base, self.past, self.done, objects, opposites, same = rng.choice(events)
        self.who = rng.choice(SUBJECTS + PEOPLE)
        self.what = rng.choice(objects)
        self.opposite = rng.choice(opposites) if opposites else None
        self.same = rng.choice(same) if same else None

    def said(self, who: str | None = None, what: str | None = None) -> str:
        return f"{who or self.who} {self.past} {what or self.what}"

    def negated(self, rng: random.Random, who: str | None = None) -> str:
        form = rng.choice(["did not {b} {w}", "never {p} {w}", "did not {b} {w}", "has not {d} {w}", "didn't {b} {w}"])
        return f"{who or self.who} " + form.format(b=self.base, p=self.past, d=self.done, w=self.what)

    def passive(self) -> str:
        return f"{_up(self.what)} {'were' if self.what.endswith('s') else 'was'} {self.done} by {_low(self.who)}"

    def hedged(self, rng: random.Random) -> str:
        word = rng.choice(HEDGE)
        return f"{self.who} {word} {self.done if word.endswith('have') else self.past} {self.what}"


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _low(text: str) -> str:
    return text[:1].lower() + text[1:] if text.startswith(("The ", "Two ", "A ", "Several ")) else text


def polarity(rng, events):
    e = Event(rng, events)
    yield e.said(), e.negated(rng), C
    yield e.said(), e.passive(), E
    yield e.said() + " " + rng.choice(DETAILS), e.negated(rng), C
    yield e.said() + " " + rng.choice(DETAILS), e.said(), E
    yield e.said(), e.said() + " " + rng.choice(DETAILS), N
    if e.opposite:
        yield e.said(), f"{e.who} {e.opposite} {e.what}", C
        yield e.said() + " " + rng.choice(DETAILS), f"{e.who} {e.opposite} {e.what}", C
        yield e.negated(rng), f"{e.who} {e.opposite} {e.what}", rng.choice([N, N, E])
    if e.same:
        yield e.said(), f"{e.who} {e.same} {e.what}", E
        yield f"{e.who} {e.same} {e.what}", e.negated(rng), C


def denial(rng, events):
    e, who, other = Event(rng, events), rng.choice(PEOPLE), rng.choice(PEOPLE)
    core, deny, say = _low(e.said()), rng.choice(DENY), rng.choice(SAY)
    yield f"{who} {deny} {core}", e.said(), C
    yield e.said(), f"{who} {deny} {core}", C
    yield f"{who} {deny} {core}", f"{other} {say} that {core}", C
    yield f"{who} {deny} {core}", e.negated(rng), E
    yield f"{who} did not deny that {core}", e.said(), N
    yield f"{who} did not say that {core}", e.said(), N
    yield f"{who} neither confirmed nor denied that {core}", e.said(), N
    yield f"{who} {rng.choice(ADMIT)} {core}", e.said(), E
    yield f"{who} {rng.choice(ADMIT)} {core}", e.negated(rng), C
    yield f"{other} {say} that {core}", f"{who} {rng.choice(ADMIT)} {core}", E
    yield f"{other} {say} that {core}. {who} {rng.choice(REJECT)}", e.negated(rng), rng.choice([E, N])
    yield f"{who} would not admit that {core}", e.said(), N
    yield f"{who} refused to comment on whether {core}", e.said(), N
    yield (
        f"Asked whether {core}, {who} {rng.choice(NO)}",
        e.said(),
        C,
    )
    yield (
        f"Asked whether {core}, {who} {rng.choice(YES)}",
        e.said(),
        E,
    )


def attribution(rng, events):
    e, who, other = Event(rng, events), rng.choice(PEOPLE), rng.choice(PEOPLE)
    core, say = _low(e.said()), rng.choice(SAY)
    yield f"{_up(core)}, {who} {say.replace('told reporters', 'said')}", e.said(), E
    yield f"According to {who}, {core}", _up(e.negated(rng)), C
    yield f"“{e.said()},” {who} said", f"{other} said that {_low(e.negated(rng))}", C
    yield f"{who} {say} that {core}", f"{other} {say} that {core}", E
    yield f"{who} {say} that {core}", f"{who} said that {_low(Event(rng, events).said())}", N
    yield f"{who} accused {_low(e.who)} of having {e.done} {e.what}", e.negated(rng), C
    yield f"{who} asked why {core}", f"{who} asked when {_low(Event(rng, events).said())}", N


def hedges(rng, events):
    e, who = Event(rng, events), rng.choice(PEOPLE)
    core = _low(e.said())
    yield e.hedged(rng), e.said(), N
    yield e.hedged(rng), e.negated(rng), N
    yield e.said(), e.hedged(rng), rng.choice([E, N])
    yield f"It is certain that {core}", e.said(), E
    yield f"There is no doubt that {core}", e.negated(rng), C
    yield f"It is not known whether {core}", e.said(), N
    yield f"{who} did not rule out that {core}", e.said(), N
    yield f"{who} ruled out that {core}", e.said(), C
    plan = rng.choice(
        ["plans to", "wants to", "is expected to", "promised to", "hopes to", "intends to", "was urged to"]
    )
    yield f"{e.who} {plan} {e.base} {e.what}", e.said(), N
    yield f"{e.who} {plan} {e.base} {e.what}", f"{e.who} has not yet {e.done} {e.what}", N
    yield f"{e.who} will {e.base} {e.what}", f"{e.who} will not {e.base} {e.what}", C
    yield f"{e.who} will {e.base} {e.what}", f"{e.who} refuses to {e.base} {e.what}", C
    yield f"If {rng.choice(CONDITIONS)}, {_low(e.who)} would have {e.done} {e.what}", e.negated(rng), N
    yield f"If {rng.choice(CONDITIONS)}, {_low(e.who)} will {e.base} {e.what}", f"{e.who} will {e.base} {e.what}", N
    yield f"{e.who} should {e.base} {e.what}", e.said(), N
    yield f"{e.who} should {e.base} {e.what}", f"{e.who} must not {e.base} {e.what}", C
    yield f"Did {_low(e.who)} {e.base} {e.what}?", rng.choice([e.said(), e.negated(rng)]), N
    yield f"{e.who} managed to {e.base} {e.what}", e.negated(rng), C
    yield f"{e.who} failed to {e.base} {e.what}", e.said(), C
    yield f"{e.who} failed to {e.base} {e.what}", e.negated(rng), E
    yield f"{e.who} tried to {e.base} {e.what}", e.said(), N
    yield f"{e.who} refused to {e.base} {e.what}", e.said(), C


def numbers(rng, events):
    thing, verb, place = rng.choice(COUNTED), rng.choice(["were", "have been"]), rng.choice(PLACES)
    noun, did = thing
    n = rng.choice([rng.randint(3, 12), rng.randint(13, 99), rng.randint(100, 999), rng.randint(10, 99) * 100])
    far = rng.choice([n * 2, n * 3, max(1, n // 3), n + max(2, n // 3)])
    near = n + (rng.choice([-1, 1]) * max(1, round(n * rng.uniform(0.005, 0.03)))) if n > 90 else n

    def line(count, at=place):
        shown = f"{count:,}" if isinstance(count, int) and count >= 1000 else count
        return f"{_up(str(shown))} {noun} {verb} {did} in {at}"

    def word(count):
        return SMALL[count] if count < 13 and rng.random() < 0.5 else f"{count:,}"

    yield line(n), line(word(far)), C
    yield line(n), line(word(n)), E
    other = rng.choice([p for p in PLACES if p != place])
    yield line(n), line(far, other), N
    yield line(f"at least {n}"), line(n + rng.randint(2, 40)), N
    yield line(n + rng.randint(1, 40)), line(f"at least {n}"), E
    yield line(f"at least {n}"), line(max(0, n // 2)), C
    yield line(f"more than {n}"), line(f"fewer than {max(2, n * 2 // 3)}"), C
    yield line(f"fewer than {n}"), line(n + rng.randint(1, 60)), C
    yield line(f"up to {n}"), line(f"{n * 2}"), C
    yield line(f"up to {n}"), line(max(1, n - rng.randint(1, 5))), N
    if near != n:
        yield line(f"about {round(n, -1)}"), line(near), E
        yield line(f"nearly {n + 20}"), line(n + 18), E
        yield line(f"about {round(n, -1)}"), line(n * 3), C
    yield line("no"), line(rng.choice(["hundreds of", "several", "dozens of", str(n), "some"])), C
    yield line("hundreds of"), line(rng.choice(["three", "no", "five", "only two"])), C
    yield line("dozens of"), line(rng.choice(["one", "two", "thousands of"])), rng.choice([C, C, C])
    yield line(f"between {n} and {n * 2}"), line(n + n // 2), N
    yield line(f"between {n} and {n * 2}"), line(n * 5), C
    share, base = (
        rng.randint(2, 90),
        rng.choice(["Prices", "Exports", "Wages", "Imports", "Rents", "Sales", "Tax revenues"]),
    )
    up, year = rng.choice(["rose", "fell", "grew", "dropped"]), rng.randint(2012, 2026)
    turned = {"rose": "fell", "fell": "rose", "grew": "shrank", "dropped": "increased"}[up]
    yield (
        f"{base} {up} by {share} percent in {year}",
        f"{base} {up} by {share + rng.randint(4, 30)} percent in {year}",
        C,
    )
    yield (
        f"{base} {up} by {share} percent in {year}",
        f"{base} {up} by {share + rng.randint(4, 30)} percent in {year - 1}",
        N,
    )
    yield f"{base} {up} by {share} percent last year", f"{base} {up} by {share + 5} percent this year", N
    yield f"{base} {up} by {share} percent in {year}", f"{base} {turned} in {year}", C
    yield f"{base} {up} by {share} percent in {year}", f"{base} {up} in {year}", E
    yield f"{base} {up} by {share}.{rng.randint(1, 4)} percent", f"{base} {up} by about {share} percent", E


def times(rng, events):
    e = Event(rng, events)
    day, other = rng.sample(range(1, 29), 2)
    month, later = rng.sample(MONTHS, 2)
    year = rng.randint(2005, 2026)
    yield f"{e.said()} on {day} {month}", f"{e.said()} on {other} {rng.choice([month, later])}", C
    yield f"{e.said()} in {year}", f"{e.said()} in {year + rng.randint(1, 6)}", C
    yield f"{e.said()} on {day} {month} {year}", f"{e.said()} in {month} {year}", E
    yield f"{e.said()} in {month}", f"{e.said()} on {day} {month}", N
    yield f"{e.said()} before {month} {year}", f"{e.said()} only after {month} {year}", C
    yield f"{e.said()} in {year}", f"{e.negated(rng)} in {year - rng.randint(1, 6)}", N
    yield f"{e.said()} in {year}", f"{e.negated(rng)} in {year}", C
    yield f"{e.who} will {e.base} {e.what} in {year + 1}", f"{e.negated(rng)} in {year}", N
    good, bad = rng.choice(STATES)
    yield f"{good} in {year}", f"{bad} in {year + rng.randint(1, 8)}", N
    yield f"{good} last year", f"{bad} now", N
    yield f"{good} in {year}", f"{bad} in {year}", C
    yield f"{good}", f"{bad}", C
    a, b = rng.sample(PEOPLE, 2)
    d1, d2 = rng.sample(DAYS, 2)
    yield f"{a} met {b} on {d1}", f"{a} met {b} on {d2}", N
    yield f"{a} first met {b} in {year}", f"{a} and {b} first met in {year + 3}", C


def places(rng, events):
    e = Event(rng, events)
    one, two = rng.sample(PLACES, 2)
    yield f"{e.said()} in {one}", f"{e.said()} in {two}", C
    yield f"{e.said()} in {one}", f"{e.negated(rng)} in {two}", N
    yield f"{e.said()} in {one}", e.said(), E
    yield f"In {one}, {_low(e.said())}", f"{e.negated(rng)} in {one}", C
    first, second = rng.sample(["first", "second", "third", "final"], 2)
    stage = rng.choice(["round", "session", "meeting", "phase", "reading", "hearing"])
    yield f"{e.said()} in the {first} {stage}", f"{e.negated(rng)} in the {second} {stage}", N
    other = Event(rng, events)
    yield e.said(), f"{rng.choice(PEOPLE)} {e.past} {e.what}", N
    yield e.said(), other.said(), N
    yield e.said(), other.negated(rng), N
    objects = [w for w in next(x for x in events if x[0] == e.base)[3] if w != e.what]
    if objects:
        yield e.said(), f"{e.who} did not {e.base} {rng.choice(objects)}", N
        yield e.said(), f"{e.who} {e.past} {rng.choice(objects)}", N
    yield f"Only {_low(e.who)} {e.past} {e.what}", f"{rng.choice(PEOPLE)} {e.past} {e.what} too", C
    yield f"{e.said()} directly", f"{e.who} did not {e.base} {e.what} directly", C
    yield f"{e.who} did not {e.base} {e.what} directly", e.said(), N
    yield f"{e.who} did not {e.base} {e.what} alone", e.said(), N


def roles(rng, events):
    a, b = rng.sample(SUBJECTS + PEOPLE, 2)
    did, was = rng.choice(DIRECTED)
    yield f"{a} {did} {_low(b)}", f"{b} {did} {_low(a)}", C
    yield f"{a} {did} {_low(b)}", f"{b} {was} by {_low(a)}", E
    yield f"{a} {was} by {_low(b)}", f"{a} {did} {_low(b)}", C
    act = rng.choice(SYMMETRIC)
    yield f"{a} {act} {_low(b)}", f"{b} {act} {_low(a)}", N
    yield f"{a} {act} {_low(b)}", f"{a} never {act} {_low(b)}", C
    role, place = rng.choice(ROLES), rng.choice(PLACES)
    x, y = rng.sample(PEOPLE, 2)
    yield f"{x} is the {role} of {place}", f"{y} is the {role} of {place}", C
    yield f"{x} is the {role} of {place}", f"{y} is the {rng.choice(ROLES)} of {rng.choice(PLACES)}, too", N
    yield f"{x}, the {role} of {place}, {did} {_low(b)}", f"{x} is the {role} of {place}", E


def causes(rng, events):
    effect, reasons = rng.choice(CAUSES)
    one, two = rng.sample(reasons, 2)
    yield f"{effect} was caused by {one}", f"{effect} was caused by {two}", C
    yield f"{one.capitalize()} caused {_low(effect)}", f"{two.capitalize()} was to blame for {_low(effect)}", C
    yield f"{effect} was caused by {one}", f"{effect} was not caused by {one}", C
    yield f"{effect} was caused by {one}", f"{_up(one)} led to {_low(effect)}", E
    yield f"{effect} was caused by {one}", f"{effect} had nothing to do with {one}", C
    yield f"{effect} may have been caused by {one}", f"{effect} was caused by {two}", N
    yield f"{effect} happened after {one}", f"{effect} was caused by {two}", N
    yield f"{rng.choice(PEOPLE)} blamed {one} for {_low(effect)}", f"{effect} was not caused by {one}", C
    x = rng.choice(SUBJECTS)
    yield f"{x} bore responsibility for {_low(effect)}", f"{x} bore no responsibility for {_low(effect)}", C
    yield f"{x} was to blame for {_low(effect)}", f"{x} had nothing to do with {_low(effect)}", C
    yield f"{x} played a role in {_low(effect)}", f"{x} was not involved in {_low(effect)}", C
    yield f"{x} played a role in {_low(effect)}", f"{x} was involved in {_low(effect)}", E


def qualities(rng, events):
    thing, good, bad, same = rng.choice(ADJECTIVES)
    g, b = rng.choice(good), rng.choice(bad)
    be = "were" if thing.endswith("s") else "was"
    who, other = rng.choice(PEOPLE), rng.choice(PEOPLE)
    yield f"{thing} {be} {g}", f"{thing} {be} {b}", C
    yield f"{who} called {_low(thing)} {g}", f"{thing} {be} {b}", C
    yield f"{who} described {_low(thing)} as {g}", f"{other} described {_low(thing)} as {b}", C
    yield f"{thing} {be} {g}", f"{thing} {be} not {g}", C
    yield f"{thing} {be} not {g}", f"{thing} {be} anything but {g}", E
    yield f"{thing} {be} {g}", f"{thing} {be} {same}", N
    if len(good) > 1:
        one, two = rng.sample(good, 2)
        yield f"{thing} {be} {one}", f"{thing} {be} {two}", rng.choice([E, E, N])
    quantity, against = rng.choice([("All", "Not all"), ("No", "Some"), ("None of the", "Many of the"),
                                    ("Every", "Not every"),
                                    ("Nobody among the", "Half of the"), ("Most", "Only a few")])  # fmt: skip
    noun, did = rng.choice(COUNTED)
    noun = noun.removesuffix("s") if quantity == "Every" else noun
    verb = "was" if quantity == "Every" else "were"
    yield f"{quantity} {noun} {verb} {did}", f"{against} {noun} {verb} {did}", C
    yield f"Some {noun} were {did}", f"Some {noun} were not {did}", N
    yield f"All {noun} were {did}", f"Some {noun} were {did}", E


def rumours(rng, events):
    """Short headlines against the claim they report: for, against, or only passing it on."""
    e, who = Event(rng, events), rng.choice(PEOPLE)
    short, now = e.said(), f"{e.who} {_present(e.base)} {e.what}"
    against = [
        f"No, {_low(short)}: that is a hoax", f"{who} denies {_low(short)}", f"Hoax: {_low(short)}",
        f"FALSE: {short}", f"Debunked: {short}", f"No, {_low(e.who)} did not {e.base} {e.what}",
        f"{e.who} did NOT {e.base} {e.what}, spokesman says", f"Fake story claims {_low(short)}",
        f"Reports that {_low(short)} are untrue", f"That story about how {_low(short)}? It's fake",
        f"{who} dismisses rumour that {_low(short)}", f"Viral claim that {_low(short)} is a fake",
        f"Police: no evidence that {_low(short)}", f"{e.who} denies having {e.done} {e.what}",
        f"Sorry, {_low(e.who)} never {e.past} {e.what}", f"Rumour debunked: {e.who} did not {e.base} {e.what}",
        f"{who} refutes report that {_low(short)}", f"Don't believe it: {short}? Not true",
        f"Report that {_low(short)} 'completely false', says {who}", f"Satire site fools readers: {_low(short)}",
        f"Photo that shows {_low(e.who)} is fake", f"Why the story that {_low(short)} is almost certainly a hoax",
        f"Official: {_low(e.who)} has not {e.done} {e.what}", f"Story retracted: {_low(short)}",
        f"'Pure invention': {who} hits back at claim that {_low(short)}",
    ]  # fmt: skip
    passing = [
        f"Did {_low(e.who)} really {e.base} {e.what}?", f"Rumours swirl that {_low(short)}",
        f"Unconfirmed reports: {_low(short)}", f"{e.who} reportedly {e.past} {e.what}", f"{short}? What we know so far",
        f"{who} investigates report that {_low(short)}", f"Claims that {_low(short)} cannot be verified",
        f"{who} cannot confirm that {_low(short)}", f"{short}, unverified video claims",
        f"{e.who} 'may have {e.done}' {e.what}", f"Authorities look into whether {_low(short)}",
        f"{who} awaits proof that {_low(short)}", f"Social media users claim {_low(short)}",
        f"{e.who} allegedly {e.past} {e.what}, report says", f"{who} declines to comment on claim that {_low(short)}",
        f"Is it true that {_low(short)}?", f"{e.who} and {e.what}: the story so far",
    ]  # fmt: skip
    supports = [
        f"{now}", f"Confirmed: {short}", f"{who} confirms that {_low(short)}", f"It's official: {_low(short)}",
        f"BREAKING: {now}",
        f"{now} – {who}", f"Video shows how {_low(short)}", f"{who}: {now}", f"It's true: {_low(short)}",
        f"Yes, {_low(short)}",
        f"{short} {rng.choice(DETAILS)}", f"Shock as {_low(now)}",
    ]  # fmt: skip
    for line in rng.sample(against, 3):
        yield line, short, C
    for line in rng.sample(passing, 3):
        yield line, short, N
    for line in rng.sample(supports, 3):
        yield line, short, E
    other = Event(rng, events)
    yield rng.choice(supports).replace(e.what, other.what), other.negated(rng), N
    yield f"Hoax: {_low(other.said())}", short, N
    yield f"{who} denies {_low(other.said())}", short, N


def _present(base: str) -> str:
    verb, _, rest = base.partition(" ")
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        verb += "es"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        verb = verb[:-1] + "ies"
    else:
        verb += "s"
    return f"{verb} {rest}".strip()


PHENOMENA = (polarity, denial, attribution, hedges, numbers, times, places, roles, causes, qualities, rumours)
