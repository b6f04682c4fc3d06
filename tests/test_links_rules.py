"""Each rule as a table of statement pairs that it must link, with the subtype it must give."""

import pytest
from claimmaker import world

from kg.links import find

NEGATION = [
    ("Mara Quill #a: [the dam] {broke=break} <the road>", "Tor Ode #b: [the dam] did *not* {break} <the road> | neg"),
    (
        "Harbour Office #a: [Velia Shipping] {paid=pay} <the fishermen>",
        "Nils Aker #b: [Velia Shipping] has *not* {paid=pay} <the fishermen> | neg",
    ),
    (
        "Mara Quill #a: [the valve] was {inspected=inspect} in March",
        "Harbour Office #b: [the valve] was *never* {inspected=inspect} in March | neg",
    ),
    (
        "Mara Quill #a: [Orin Bank] {knew=know} of <the loan>",
        "Orin Bank #b: [Orin Bank] {knew=know} *nothing* of <the loan> | neg act=deny",
    ),
    (
        "Ana Ruiz #a: [the mayor] will {attend} <the hearing> | predicted",
        "Jo Penn #b: [the mayor] will *not* {attend} <the hearing> | neg predicted",
    ),
    (
        "Ana Ruiz #a: [the council] must {publish} <the report> | deontic",
        "Jo Penn #b: [the council] must *not* {publish} <the report> | neg deontic",
    ),
]

ANTONYM = [
    (
        "Mara Quill #a: [Velia Shipping] {confirmed=confirm} <the spill>",
        "Tor Ode #b: [Velia Shipping] {denied=deny} <the spill>",
    ),
    (
        "Ana Ruiz #a: [the council] {approved=approve} <the permit>",
        "Jo Penn #b: [the council] {rejected=reject} <the permit>",
    ),
    (
        "Ana Ruiz #a: [exports of the port] {rose=rise} in spring",
        "Jo Penn #b: [exports of the port] {fell=fall} in spring",
    ),
    ("Ana Ruiz #a: [the water] {is=be} <safe>", "Jo Penn #b: [the water] {is=be} <dangerous>"),
    (
        "Ana Ruiz #a: [the arrest of the captain] {was=be} <legal>",
        "Jo Penn #b: [the arrest of the captain] {was=be} <illegal>",
    ),
    (
        "Ana Ruiz #a: [Velia Shipping] {entered=enter} <the union>",
        "Jo Penn #b: [Velia Shipping] {left=leave} <the union>",
    ),
    ("Ana Ruiz #a: [the mill] will {stay open} | predicted", "Jo Penn #b: [the mill] will {close} | predicted"),
]

NUMERIC = [
    (
        "Ana Ruiz @2024-03-01 #a: [the storm] {killed=kill} <«12 sailors=count 12 12 sailor»>",
        "Jo Penn @2024-03-01 #b: [the storm] {killed=kill} <«30 sailors=count 30 30 sailor»>",
    ),
    (
        "Ana Ruiz @2024-03-01 #a: [the bridge] {cost} «2 million euros=money 2e6 2e6 EUR»",
        "Jo Penn @2024-03-01 #b: [the bridge] {cost} «5 million euros=money 5e6 5e6 EUR»",
    ),
    (
        "Ana Ruiz #a: [the tank] {leaked=leak} «400 tonnes=mass 400000 400000 kg» of oil",
        "Jo Penn #b: [the tank] {leaked=leak} «90 tonnes=mass 90000 90000 kg» of oil",
    ),
    (
        "Ana Ruiz #a: [Velia Shipping] {dismissed=dismiss} <«at least 50 workers=count 50 - worker at_least»>",
        "Jo Penn #b: [Velia Shipping] {dismissed=dismiss} <«20 workers=count 20 20 worker»>",
    ),
    (
        "Ana Ruiz #a: [turnout] {was=be} «41 percent=percent 41 41 %» in ~2024=2024-01-01/2024-12-31~",
        "Jo Penn #b: [turnout] {was=be} «63 percent=percent 63 63 %» in ~2024=2024-01-01/2024-12-31~",
    ),
]

NUMERIC.append(
    (
        "Ana Ruiz #a: [the insurer] {paid=pay} <every widow> «9,000 euros=money 9000 9000 EUR»",
        "Jo Penn #b: [The widows] {received=receive} <«4,000 euros=money 4000 4000 EUR» each>",
    )
)

TEMPORAL = [
    (
        "Ana Ruiz #a: [the strike] {began=begin} on ~3 May=2024-05-03/2024-05-03~",
        "Jo Penn #b: [the strike] {began=begin} on ~9 May=2024-05-09/2024-05-09~",
    ),
    (
        "Ana Ruiz #a: [the ferry] {sank=sink} on ~Monday=2024-05-06/2024-05-06~",
        "Jo Penn #b: [the ferry] {sank=sink} on ~Thursday=2024-05-09/2024-05-09~",
    ),
    (
        "Ana Ruiz #a: [Velia Shipping] {signed=sign} <the lease> in ~2019=2019-01-01/2019-12-31~",
        "Jo Penn #b: [Velia Shipping] {signed=sign} <the lease> in ~2021=2021-01-01/2021-12-31~",
    ),
    (
        "Ana Ruiz #a: [the tunnel] will {open} on ~1 June=2024-06-01/2024-06-01~ | predicted",
        "Jo Penn #b: [the tunnel] will {open} on ~1 August=2024-08-01/2024-08-01~ | predicted",
    ),
    (
        "Ana Ruiz #a: [the captain] {resigned=resign} on ~2 April=2024-04-02/2024-04-02~",
        "Jo Penn #b: [the captain] {resigned=resign} on ~20 April=2024-04-20/2024-04-20~",
    ),
]

PLACE = [
    (
        "Ana Ruiz #a: [the treaty] was {signed=sign} ^place:in Oslo^",
        "Jo Penn #b: [the treaty] was {signed=sign} ^place:in Vienna^",
    ),
    (
        "Ana Ruiz #a: [the ferry] {sank=sink} ^place:off Norway^",
        "Jo Penn #b: [the ferry] {sank=sink} ^place:off Iceland^",
    ),
    (
        "Ana Ruiz #a: [the fire] {began=begin} ^place:at Pier 4^",
        "Jo Penn #b: [the fire] {began=begin} ^place:at Pier 7^",
    ),
    (
        "Ana Ruiz #a: [the truck] {crashed=crash} ^place:on the north bank^",
        "Jo Penn #b: [the truck] {crashed=crash} ^place:on the south bank^",
    ),
    (
        "Ana Ruiz #a: [the shell] {exploded=explode} ^place:in the eastern district^",
        "Jo Penn #b: [the shell] {exploded=explode} ^place:in the western district^",
    ),
]

QUANTIFIER = [
    (
        "Ana Ruiz #a: *[no one]* has {received=receive} <compensation> | neg",
        "Jo Penn #b: [hundreds=hundreds of people] have {received=receive} <compensation>",
    ),
    ("Ana Ruiz #a: *[None of the families]* was {paid=pay} | neg", "Jo Penn #b: [Many families] were {paid=pay}"),
    (
        "Ana Ruiz #a: [All the ships] {passed=pass} <inspection>",
        "Jo Penn #b: [Several ships] did *not* {pass} <inspection> | neg",
    ),
    ("Ana Ruiz #a: *[No worker]* {got=get} <a mask> | neg", "Jo Penn #b: [Most workers] {got=get} <a mask>"),
    (
        "Ana Ruiz #a: [Every resident] was {warned=warn} by radio",
        "Jo Penn #b: [Dozens of residents] were *not* {warned=warn} by radio | neg",
    ),
]

REJECTION = [
    (
        "Ana Ruiz #a: [the harbour police] {beat} <two dockers> at the gate",
        "Jo Penn #b: [we] {reject} <the allegation> that the harbour police beat dockers",
    ),
    (
        "Velia Shipping #a: [the cleaning payments] were {completed=complete} in June",
        'Town Council #b: [the council] {called=call} <Velia\'s statements> about the cleaning payments "misleading"',
    ),
    (
        "Ana Ruiz #a: [Velia Shipping] {bears=bear} <responsibility> for the spill",
        "Jo Penn #b: [We] categorically {disagree} with attempts to put responsibility on Velia Shipping",
    ),
    (
        "Ana Ruiz #a: [the ministry] {hid=hide} <the lab results>",
        "Jo Penn #b: [claims] that the ministry hid lab results {are=be} <groundless>",
    ),
    (
        "Ana Ruiz #a: [the pilots] {ignored=ignore} <the warning>",
        "Jo Penn #b: [I] will never {accept} the reproach that pilots ignored a warning",
    ),
    (
        "Ana Ruiz #a: [the coast guard] could have {saved=save} <the trawler> | hypothetical",
        "Jo Penn #b: [we] {reject} <the reproach> that the coast guard did not save the trawler",
    ),
    (
        "Ana Ruiz #x: [Your ministry] {lost=lose} <the samples>. | turn",
        "Jo Penn #x: [That] {is=be} *not* true. | neg turn",
    ),
    (
        "Ana Ruiz #x: [The convoy] never {reached=reach} <the valley>. | turn",
        "Jo Penn #x: [You] {are=be} <wrong>. | turn",
    ),
]

CAUSE = [
    (
        "Ana Ruiz #a: [the tanks] {blew up=explode}, *perhaps* ^cause:through overheating^, near the quay | possible",
        "Jo Penn #b: [It] {was=be} *not* <an overheating> that reached the tanks, but a bomb | neg",
    ),
    (
        "Ana Ruiz #a: [the fire at the mill] was {caused=cause} by arson",
        "Jo Penn #b: [the fire at the mill] {began=begin} not by arson but by lightning",
    ),
    (
        "Ana Ruiz #a: [the ferry] {sank=sink} because of a collision with a reef",
        "Jo Penn #b: [the ferry] {sank=sink} not because of a collision but through neglect",
    ),
    (
        "Ana Ruiz #a: [The cause of the outage] {was=be} <a storm>",
        "Jo Penn #b: [The cause of the outage] {was=be} <a software update>",
    ),
    (
        "Ana Ruiz #a: [a short circuit] {caused=cause} <the blaze at the depot>",
        "Jo Penn #b: [a cigarette] {caused=cause} <the blaze at the depot>",
    ),
]

ROLES = [
    (
        "Ana Ruiz #a: [Red Star] {defeated=defeat} <Blue Anchor> in the final",
        "Jo Penn #b: [Blue Anchor] {defeated=defeat} <Red Star> in the final",
    ),
    ("Ana Ruiz #a: [Orin Bank] {owns=own} <Velia Shipping>", "Jo Penn #b: [Velia Shipping] {owns=own} <Orin Bank>"),
    (
        "Ana Ruiz #a: [Orin Bank] {owes=owe} <Velia Shipping> money",
        "Jo Penn #b: [Velia Shipping] {owes=owe} <Orin Bank> money",
    ),
    ("Ana Ruiz #a: [Jan Holm] {succeeded=succeed} <Ida Berg>", "Jo Penn #b: [Ida Berg] {succeeded=succeed} <Jan Holm>"),
    ("Ana Ruiz #a: [Jan Holm] {employed=employ} <Ida Berg>", "Jo Penn #b: [Ida Berg] {employed=employ} <Jan Holm>"),
]

PRESUPPOSITION = [
    (
        "Ana Ruiz #a: [the minister] {regrets=regret} that the plant leaked oil",
        "Jo Penn #b: [the plant] did *not* {leak} <oil> | neg",
    ),
    (
        "Ana Ruiz #a: [Velia Shipping] {stopped=stop} dumping <waste> in May",
        "Jo Penn #b: [Velia Shipping] *never* {dumped=dump} <waste> | neg",
    ),
    (
        "Ana Ruiz #a: [residents] {realised=realise} that the alarm failed",
        "Jo Penn #b: [the alarm] did *not* {fail} | neg",
    ),
    (
        "Ana Ruiz #a: [Orin Bank] {resumed=resume} lending to the port",
        "Jo Penn #b: [Orin Bank] *never* {lent=lend} to the port | neg",
    ),
    (
        "Ana Ruiz #a: [the captain] {regretted=regret} that the crew drank",
        "Jo Penn #b: [the crew] did *not* {drink} | neg",
    ),
]

EXISTENCE = [
    (
        "negation",
        "Ana Ruiz #a: [the ministry] did *not* {have} <plans of the sewer network> | neg",
        "Jo Penn #b: there were [plans of the sewer network] {were=exist}",
    ),
    (
        "negation",
        "Ana Ruiz #a: [a list of the missing sailors] does {exist}",
        "Jo Penn #b: [We] {have} *no* <list of missing sailors> | neg",
    ),
    (
        "negation",
        "Ana Ruiz #x: [Foreign trawlers] are *not* {allowed to enter=be allowed to enter} the bay. | neg turn",
        "Jo Penn #x: [We] do *not* {have} <a ban> on entry by flag. | neg turn",
    ),
    (
        "quantifier",
        "Ana Ruiz #a: in ten years [no one=anyone] has *ever* {rented=rent} a boat with a red sail on the lake | neg",
        "Jo Penn #b: [I] can {name} <hundreds of cases> when tourists rented a boat with a red sail on the lake",
    ),
    (
        "quantifier",
        "Ana Ruiz #a: [nobody=anyone] was {treated=treat} for smoke in the old town clinic | neg",
        "Jo Penn #b: [I] {know} <dozens of cases> when people were treated for smoke in the old town clinic",
    ),
]

TABLES = {
    "negation": NEGATION, "antonym": ANTONYM, "numeric": NUMERIC, "temporal": TEMPORAL, "place": PLACE,
    "quantifier": QUANTIFIER, "rejection": REJECTION, "cause": CAUSE, "role-swap": ROLES,
    "presupposition": PRESUPPOSITION,
}  # fmt: skip
ROWS = [pytest.param(subtype, a, b, id=f"existence-{n}") for n, (subtype, a, b) in enumerate(EXISTENCE)] + [
    pytest.param(subtype, *row, id=f"{subtype}-{n}") for subtype, rows in TABLES.items() for n, row in enumerate(rows)
]


@pytest.mark.parametrize(("subtype", "first", "second"), ROWS)
def test_a_contradiction_is_found_and_says_why(subtype, first, second):
    claims, documents = world(first, second)
    links = find(claims, documents)
    assert [(link.kind, link.subtype) for link in links] == [("contradiction", subtype)]
    (link,) = links
    voices = [claim.speaker.label for claim in claims]
    assert all(voice in link.reason for voice in voices)
    assert 0.4 <= link.score <= 1


@pytest.mark.parametrize(("subtype", "first", "second"), ROWS)
def test_the_marks_are_words_of_the_claims(subtype, first, second):
    claims, documents = world(first, second)
    by_id = {claim.id: claim for claim in claims}
    (link,) = find(claims, documents)
    for side, marks in ((by_id[link.a], link.marks_a), (by_id[link.b], link.marks_b)):
        assert marks
        assert all(side.start <= start < end <= side.end for start, end in marks)


SHIFTS = [
    (
        "reversal",
        "Ana Ruiz @2024-01-05 #a: [the dam] {held=hold}",
        "Ana Ruiz @2024-06-05 #b: [the dam] did *not* {hold} | neg",
    ),
    (
        "reversal",
        "Ana Ruiz @2024-01-05 #a: [the council] {supports=support} <the merger>",
        "Ana Ruiz @2025-06-05 #b: [the council] {opposes=oppose} <the merger>",
    ),
    (
        "reversal",
        "Ana Ruiz @2024-01-05 #a: Ana Ruiz would not admit <fault> | unknown cueneg cue=admit",
        "Ana Ruiz @2024-06-05 #b: [the yard] was {to blame=be to blame} | cue=admit",
    ),
    (
        "softening",
        "Ana Ruiz @2024-01-05 #a: [Velia Shipping] {caused=cause} <the spill>",
        "Ana Ruiz @2024-06-05 #b: [Velia Shipping] *may* have {caused=cause} <the spill> | possible",
    ),
    (
        "hardening",
        "Ana Ruiz @2024-01-05 #a: [Velia Shipping] *probably* {caused=cause} <the spill> | probable",
        "Ana Ruiz @2024-06-05 #b: [Velia Shipping] {caused=cause} <the spill>",
    ),
    (
        "numeric-revision",
        "Ana Ruiz @2024-01-05 #a: [the storm] {killed=kill} <«12 sailors=count 12 12 sailor»>",
        "Ana Ruiz @2024-01-15 #b: [the storm] {killed=kill} <«14 sailors=count 14 14 sailor»>",
    ),
    (
        "update",
        "Ana Ruiz @2024-01-05 #a: [the mayor] will {attend} <the hearing> | predicted",
        "Ana Ruiz @2024-06-05 #b: [the mayor] did *not* {attend} <the hearing> | neg",
    ),
]


@pytest.mark.parametrize(("subtype", "first", "second"), SHIFTS)
def test_a_shift_runs_from_the_earlier_to_the_later_claim(subtype, first, second):
    claims, documents = world(second, first)
    (link,) = find(claims, documents)
    assert (link.kind, link.subtype, link.a, link.b) == ("shift", subtype, claims[1].id, claims[0].id)
    if subtype in ("update", "numeric-revision"):
        assert "no false statement" in link.reason


OTHERS = [
    (
        "agreement",
        "independent",
        "Ana Ruiz #a: [the pump] {failed=fail} at <the north dock>",
        "Jo Penn #b: [the pump] {failed=fail} at <the north dock>",
    ),
    (
        "agreement",
        "repeat",
        "Ana Ruiz @2024-01-05 #a: [the pump] {failed=fail} at <the north dock>",
        "Ana Ruiz @2024-02-05 #b: [the pump] {failed=fail} at <the north dock>",
    ),
    (
        "qualification",
        "hedge",
        "Ana Ruiz #a: [the pump] {failed=fail} at <the dock>",
        "Jo Penn #b: [the pump] *perhaps* {failed=fail} at <the dock> | possible",
    ),
    (
        "qualification",
        "bound",
        "Ana Ruiz #a: [the storm] {killed=kill} <«at least 20 sailors=count 20 - sailor at_least»>",
        "Jo Penn #b: [the storm] {killed=kill} <«35 sailors=count 35 35 sailor»>",
    ),
    (
        "qualification",
        "detail",
        "Ana Ruiz #a: [the shells] {hit} <the ferry>",
        "Jo Penn #b: [the shells] did *not* {hit} <the ferry> ^manner:directly^ | neg",
    ),
]


@pytest.mark.parametrize(("kind", "subtype", "first", "second"), OTHERS)
def test_agreement_and_qualification(kind, subtype, first, second):
    claims, documents = world(first, second)
    assert [(link.kind, link.subtype) for link in find(claims, documents)] == [(kind, subtype)]
