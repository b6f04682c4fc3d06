"""The traps: pairs that look like contradictions or agreements and are none. A false alarm costs trust."""

import pytest
from claimmaker import world

from kg import api, pipeline
from kg.links import find, sides
from kg.links.rejections import rejects

# (trap, first, second): no contradiction may come out
NEVER_A_CONTRADICTION = [
    (
        "other time",
        "Ana Ruiz #a: [the port] {handled=handle} <cargo> in ~2021=2021-01-01/2021-12-31~",
        "Jo Penn #b: [the port] did *not* {handle} <cargo> in ~2023=2023-01-01/2023-12-31~ | neg",
    ),
    (
        "last year, this year",
        "Ana Ruiz @2024-03-01 #a: [trade] {grew=grow} by «about 6 percent=percent 6 6 % about» last year",
        "Jo Penn @2024-03-01 #b: [trade] {grew=grow} by «16 percent=percent 16 16 %» this year",
    ),
    (
        "dated last year, this year",
        "Ana Ruiz #a: ~last year=2023-01-01/2023-12-31~ [trade] {grew=grow} by «6 percent=percent 6 6 %»",
        "Jo Penn #b: ~this year=2024-01-01/2024-12-31~ [trade] {grew=grow} by «16 percent=percent 16 16 %»",
    ),
    (
        "the state of things months later",
        "Ana Ruiz @2023-01-05 #a: [the bridge] {is=be} <open>",
        "Jo Penn @2024-06-05 #b: [the bridge] {is=be} *not* <open> | neg",
    ),
    (
        "other event",
        "Ana Ruiz #a: [the mayor of Velia] {attended=attend} <the fishing fair>",
        "Jo Penn #b: [the bishop of Orin] did *not* {attend} <the book fair> | neg",
    ),
    (
        "other object",
        "Ana Ruiz #a: [Velia Shipping] {paid=pay} <the fishermen>",
        "Jo Penn #b: [Velia Shipping] did *not* {pay} <the cleaning crews> | neg",
    ),
    (
        "role swap",
        "Ana Ruiz #a: [Velia Shipping] {sued=sue} <Orin Bank>",
        "Jo Penn #b: [Orin Bank] {sued=sue} <Velia Shipping>",
    ),
    (
        "role swap, symmetric",
        "Ana Ruiz #a: [Jan Holm] {met=meet} <Ida Berg>",
        "Jo Penn #b: [Ida Berg] {met=meet} <Jan Holm>",
    ),
    (
        "role swap, one denied",
        "Ana Ruiz #a: [Velia Shipping] {warned=warn} <Orin Bank>",
        "Jo Penn #b: [Orin Bank] did *not* {warn} <Velia Shipping> | neg",
    ),
    (
        "approximation",
        "Ana Ruiz #a: [the works] {employs=employ} <«some 4,000 people=count 4000 4000 person about»>",
        "Jo Penn #b: [the works] {employs=employ} <«3,890 people=count 3890 3890 person»>",
    ),
    (
        "rounding",
        "Ana Ruiz #a: [the quay] {cost} «4 million euros=money 4e6 4e6 EUR exact 500000»",
        "Jo Penn #b: [the quay] {cost} «3.8 million euros=money 3.8e6 3.8e6 EUR exact 50000»",
    ),
    (
        "a denial beside what says no as well",
        "Ana Ruiz #a: [the museum] denied that the museum would {accept} <new paintings> | neg cue=deny act=deny",
        "Jo Penn #b: [the museum] has *not* {accepted=accept} any <new paintings> since the fire | neg",
    ),
    (
        "a word inside a clause of cause is no cause",
        "Ana Ruiz #a: [It] {was=be} *not* <a good walk> | neg",
        "Jo Penn #b: [the good guests] {love} <that>, ^cause:because they are afraid to walk^",
    ),
    (
        "bounds that meet",
        "Ana Ruiz #a: [the storm] {killed=kill} <«at least 20 sailors=count 20 - sailor at_least»>",
        "Jo Penn #b: [the storm] {killed=kill} <«35 sailors=count 35 35 sailor»>",
    ),
    (
        "other thing counted",
        "Ana Ruiz #a: [the storm] {killed=kill} <«12 sailors=count 12 12 sailor»>",
        "Jo Penn #b: [the storm] {killed=kill} <«300 sheep=count 300 300 sheep»>",
    ),
    (
        "other unit",
        "Ana Ruiz #a: [the tank] {leaked=leak} «400 tonnes=mass 400000 400000 kg» of oil",
        "Jo Penn #b: [the tank] {leaked=leak} oil for «9 hours=duration 32400 32400 s»",
    ),
    (
        "numbers without a noun",
        "Ana Ruiz #a: [the clerk] {read} <line «41=other 41 41 - exact»> aloud",
        "Jo Penn #b: [the clerk] {read} <line «57=other 57 57 - exact»> aloud",
    ),
    (
        "conditional",
        "Ana Ruiz #a: if they had, [the ferry] would have {sunk=sink} | conditional",
        "Jo Penn #b: [the ferry] did *not* {sink} | neg",
    ),
    (
        "counterfactual",
        "Ana Ruiz #a: [the guards] could have {stopped=stop} <the thieves> | hypothetical",
        "Jo Penn #b: [the guards] did *not* {stop} <the thieves> | neg",
    ),
    (
        "question",
        "Ana Ruiz #a: why did [the guards] {leave} <the gate> | interrogative act=ask",
        "Jo Penn #b: [the guards] did *not* {leave} <the gate> | neg",
    ),
    (
        "wish against fact",
        "Ana Ruiz #a: [the ferry] should {sail} | deontic",
        "Jo Penn #b: [the ferry] does *not* {sail} | neg",
    ),
    (
        "hedge",
        "Ana Ruiz #a: [the pump] *perhaps* {failed=fail} at the dock | possible",
        "Jo Penn #b: [the pump] did *not* {fail} at the dock | neg",
    ),
    (
        "detail denied",
        "Ana Ruiz #a: [the shells] {hit} <the ferry>",
        "Jo Penn #b: [the shells] did *not* {hit} <the ferry> ^manner:directly^ | neg",
    ),
    (
        "did not say",
        "Ana Ruiz #a: [the pump] {failed=fail} | unknown cueneg cue=say",
        "Jo Penn #b: [the pump] did *not* {fail} | neg",
    ),
    (
        "did not confirm, denied",
        "Ana Ruiz #a: [Velia Shipping] did *not* {confirm} <the spill> | neg",
        "Jo Penn #b: [Velia Shipping] {denied=deny} <the spill>",
    ),
    (
        "two denials of opposites",
        "Ana Ruiz #a: [prices] did *not* {rise} | neg",
        "Jo Penn #b: [prices] did *not* {fall} | neg",
    ),
    (
        "did not reject",
        "Ana Ruiz #a: [the minister] did *not* {reject} <the claim> that the lab hid results | neg",
        "Jo Penn #b: [the lab] {hid=hide} <results>",
    ),
    (
        "omission",
        "Ana Ruiz #a: [the lab] {found=find} <lead> in the well",
        "Jo Penn #b: [the lab] {found=find} <arsenic> in the well",
    ),
    (
        "both true",
        "Ana Ruiz #a: [the ferry] {carries=carry} <cars>",
        "Jo Penn #b: [the ferry] {carries=carry} <passengers>",
    ),
    (
        "a place inside another",
        "Ana Ruiz #a: [the treaty] was {signed=sign} ^place:in Oslo^",
        "Jo Penn #b: [the treaty] was {signed=sign} ^place:in Norway^",
    ),
    (
        "an event that comes again",
        "Ana Ruiz #a: [the mayor] {visited=visit} <the school> on ~3 May=2024-05-03/2024-05-03~",
        "Jo Penn #b: [the mayor] {visited=visit} <the school> on ~9 May=2024-05-09/2024-05-09~",
    ),
    (
        "same utterance",
        "Ana Ruiz @2024-05-01 #a: [the inspectors] *never* {saw=see} <the cracked valve> in the north tank | neg",
        "Ana Ruiz @2024-05-01 #b: [the inspectors] *never* {saw=see} <the cracked valve> in the tank | neg",
    ),
    (
        "one account by one voice",
        "Ana Ruiz #x: [the pump] {failed=fail} at <the dock>",
        "Ana Ruiz #x: [the pump] did *not* {fail} at <the dock> | neg",
    ),
    (
        "the article itself",
        "#x: [the pump] {failed=fail} at <the dock>",
        "#x: [the pump] did *not* {fail} at <the dock> | neg",
    ),
    (
        "one speaker, two dates",
        "Ana Ruiz @2024-01-01 #a: [the pump] {failed=fail} at <the dock>",
        "Ana Ruiz @2024-05-01 #b: [the pump] did *not* {fail} at <the dock> | neg",
    ),
    (
        "none of one's own",
        "Ana Ruiz #a: [Velia Shipping] did *not* {have} <maps of the reef> | neg",
        "Jo Penn #b: [Orin Bank] {had=have} <maps of the city>",
    ),
    (
        "not allowed, no ban on something else",
        "Ana Ruiz #a: [Trawlers] are *not* {allowed to anchor=be allowed to anchor} in the bay | neg",
        "Jo Penn #b: [We] do *not* {have} <a ban> on swimming | neg",
    ),
    (
        "to deny is folly",
        "Ana Ruiz #a: to deny that the old mill leaks {is=be} <folly>",
        "Jo Penn #b: [the old mill] {leaks=leak}",
    ),
    (
        "unresolved pronouns",
        "Ana Ruiz #a: [it] {is=be} <a problem>",
        "Jo Penn #b: [it] {is=be} *not* <a problem> | neg",
    ),
    (
        "before it was so",
        "Ana Ruiz #a: before [a sluice] {exists=exist} at <the weir>",
        "Jo Penn #b: no [sluice] {exists=exist} at <the weir> | neg",
    ),
    (
        "still going on, over",
        "Ana Ruiz #a: [the ballots] {are still arriving=arrive}",
        "Jo Penn #b: [the ballots] did *not* {arrive} | neg",
    ),
    (
        "one after the other",
        "Ana Ruiz #a: [the harbour police] {detained=detain} <the smugglers> at dawn",
        "Jo Penn #b: [the harbour police] later {released=release} <the smugglers>",
    ),
    (
        "opened in the morning, closed in the evening",
        "Ana Ruiz #a: [the pool of Orm] {opened=open} ^time:at eight^",
        "Jo Penn #b: [the pool of Orm] {closed=close} ^time:at six^",
    ),
    (
        "open, and closed for a time",
        "Ana Ruiz #a: [the pool of Orm] will {stay open} | predicted",
        "Jo Penn #b: [the pool of Orm] will {close} for repairs in March | predicted",
    ),
    (
        "open during it, closed after it",
        "Ana Ruiz #a: [the gate of Orm] {stayed open=stay open} ^time:during the flood^",
        "Jo Penn #b: [the gate of Orm] {closed=close} ^time:after the flood^",
    ),
    (
        "open for some, closed for others",
        "Ana Ruiz #a: [the gate of Orm] {stays open to=stay open to} <walkers>",
        "Jo Penn #b: [the gate of Orm] {closes to=close to} <lorries>",
    ),
    (
        "some of them, others of them",
        "Ana Ruiz #a: [the farmers] who {paid=pay} <the toll>",
        "Jo Penn #b: [the farmers] who did *not* {pay} <the toll> | neg",
    ),
    (
        "so many at each, so many in all",
        "Ana Ruiz #a: [«two divers=count 2 2 diver»] {drowned=drown} at each <wreck>",
        "Jo Penn #b: [«six divers=count 6 6 diver»] {drowned=drown} at <the wreck>",
    ),
    (
        "shares of two wholes",
        "Ana Ruiz #a: [tenants] {own} «80 percent=percent 80 80 %» of the boats",
        "Jo Penn #b: [tenants] {own} «7 percent=percent 7 7 %»",
    ),
    (
        "not accepted as a gift",
        "Ana Ruiz #a: [the spring tide] {is=be} <a matter of harbour safety>",
        "Jo Penn #b: [the court] could *not* {accept} <harbour safety> | neg",
    ),
    (
        "an opinion on a decision",
        "Ana Ruiz #a: [the harbour board] {closed=close} <«40 berths=count 40 40 berth»> for the storm",
        "Jo Penn #b: [Jo Penn] {disagrees=disagree} with <the harbour board's decision to close the berths>",
    ),
    (
        "the claims of somebody else",
        "Ana Ruiz #a: [the ferry fund] {broke=break} <the harbour law>",
        "Jo Penn #b: [Jo Penn] {dismissed=dismiss} <Ida Berg's claims on the ferry fund and the harbour law>",
    ),
    (
        "as well as",
        "Ana Ruiz #a: [the barges], as well as other tugs, {changed=change} <the plan for the harbour>",
        "Jo Penn #b: [this] {is=be} *not* <a tug> | neg",
    ),
    (
        "of another thing",
        "Ana Ruiz #a: [the harbour] {was lost=be lost} through a leak ^cause:a leak^",
        "Jo Penn #b: [the rent] {is=be} *not* <the leak> | neg",
    ),
    (
        "two causes named together",
        "Ana Ruiz #a: [the storm] {caused=cause} <the flood>, and so did the broken dam",
        "Jo Penn #b: [the broken dam] {caused=cause} <the flood>, and so did the storm",
    ),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=trap) for trap, a, b in NEVER_A_CONTRADICTION])
def test_no_contradiction(first, second):
    claims, documents = world(first, second)
    assert [link for link in find(claims, documents) if link.kind == "contradiction"] == []


UNRELATED = [
    "Ana Ruiz @2024-05-01 #a: [the fishing fair] {drew=draw} <a record crowd>",
    "Jo Penn @2024-05-02 #b: [the tram line] will *not* {reach} <the airport> | neg predicted",
    "Tor Ode @2024-05-03 #c: [the lab] {tested=test} <«40 samples=count 40 40 sample»>",
    "Mara Quill @2024-05-04 #d: [the school] {lost=lose} <«300 books=count 300 300 book»>",
    "Ida Berg @2024-05-05 #e: [the council] {thanked=thank} <the firemen>",
    "Jan Holm @2024-05-06 #f: [the union] did *not* {sign} <the wage deal> | neg",
]


def test_unrelated_claims_are_not_linked():
    assert find(*world(*UNRELATED)) == []


def test_a_reported_view_is_not_its_reporter_contradicting_himself():
    claims, documents = world(
        "Ana Ruiz #a: [the pump] {failed=fail} at <the dock> | by=Jo_Penn",
        "Jo Penn #b: [the pump] did *not* {fail} at <the dock> | neg",
    )
    (link,) = find(claims, documents)
    assert link.kind == "contradiction"
    assert "Ana Ruiz" in link.reason and "Jo Penn" in link.reason


def test_a_failed_check_is_shown_on_the_link():
    claims, documents = world(
        "Ana Ruiz #a: [the shells] {hit} <the ferry>",
        "Jo Penn #b: [the shells] did *not* {hit} <the ferry> ^manner:directly^ | neg",
    )
    (link,) = find(claims, documents)
    assert {(c.name, c.state) for c in link.checks} >= {("same qualifiers", "no"), ("both asserted", "yes")}
    assert "directly" in link.reason
    assert link.score < 0.5


LONG = "Ana Ruiz met {0} and {1} in {2}. Later {3} and {4} spoke in {5} of {6}."
ONE_CAST = ("Orin", "Jo Penn", "Velia", "Ida Berg", "Lee Marr", "Tolm", "Kell Bank")
OTHER_CAST = ("Sund", "Per Holt", "Marsk", "Una Rey", "Bo Falk", "Arno", "Delta Works")

# (why, words of one document, words of another): both documents are long enough to tell of many things
TWO_STORIES = [
    ("a poll is not the poll", "the poll had 41 percent for the mayor", "the poll had 27 percent for the mayor"),
    ("the race of another town", "The race was called early", "the race has not been called"),
    ("the pump of another works", "The pump failed", "The pump did not fail"),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(*row[1:], id=row[0]) for row in TWO_STORIES])
def test_things_of_two_stories_do_not_contradict(first, second, tmp_path):
    texts = [f"{LONG.format(*cast)} {words}, {who} said." for cast, words, who in
             ((ONE_CAST, first, "Mara Quill"), (OTHER_CAST, second, "Tor Ode"))]  # fmt: skip
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    pipeline.build([tmp_path / "0.txt", tmp_path / "1.txt"], tmp_path / "out", nli="none", pages=False)
    with api.open(tmp_path / "out") as graph:
        assert [link.reason for link in graph.links() if link.kind == "contradiction"] == []


NO_REJECTIONS = [
    "three hotly contested races",
    "most of the contests have been in larger states",
    "the minister denied the pilot a hearing",
    "the council rejected the budget",
    "rivals eliminated the chance of a fight at a contested convention",
]


@pytest.mark.parametrize("words", NO_REJECTIONS)
def test_what_rejects_no_statement(words):
    claims, documents = world(f"Ana Ruiz #a: {words}")
    assert rejects(sides.make(claims[0], documents[0], 0, {})) is None
