"""What the pair generator talks about: invented people, real countries, events with their opposites."""

from __future__ import annotations

PEOPLE = """Anna Lindqvist|Mayor Torres|President Okafor|Minister Haldane|Peter Novak|Senator Whitfield|General Mbeki-Ross|Maria Castellan
Governor Ishikawa|Chancellor Brandt-Meier|the foreign minister|the police chief|the spokeswoman|the company's lawyer|Judge Amari|Colonel Stavros
Elena Markova|Prime Minister Jansen|Director Okonkwo|Dr Salim Rahmani|the chief engineer|the union leader|the opposition leader|the ambassador
a government spokesman|the Kremlin|the White House|the defence ministry|Ambassador Lund|Tom Beckett|Laila Haddad|the coach|the pop star|the actor
Professor Nguyen|the widow|the chief executive|the deputy mayor|Captain Ferreira|the prosecutor|Inspector Dunne|the bank's chairwoman""".replace(
    "\n", "|"
).split("|")
PEOPLE = [name[0].upper() + name[1:] for name in PEOPLE]

SUBJECTS = """The government|The parliament|The court|The army|The company|The ministry|The committee|The airline|The police|The union|The city council
Russia|Ukraine|Azerbaijan|Armenia|Turkey|Iran|Israel|China|Germany|France|Poland|Georgia|Kazakhstan|India|Brazil|Egypt|Norway|Serbia|Canada|Japan
The United States|Britain|NATO|The United Nations|The European Union|The central bank|The opposition|The rebels|The port authority|The university
The president|The prime minister|The mayor|The regulator|The navy|The bank|The club|The museum|The hospital|Apple|Google|The Vatican|North Korea
ISIS|The Taliban|Hamas|The coast guard|The investigators|The shipping line|The border guards|The strike committee|Baku|Moscow|Kyiv|Washington""".replace(
    "\n", "|"
).split("|")

PLACES = """Paris|Geneva|Lagos|Dushanbe|Tbilisi|Oslo|Cairo|Delhi|Lima|Toronto|Vienna|Ankara|Doha|Berlin|Prague|Nairobi|Madrid|Athens
the capital|the north|the south|the eastern province|the port|the border region|Denver|Texas|Ohio|Norfolk|Valencia|Odesa|Grozny|Aktau""".replace(
    "\n", "|"
).split("|")

DETAILS = ["on Monday", "last week", "after months of talks", "despite protests", "in a late-night session", "under pressure from its allies",
           "without any explanation", "according to two witnesses", "in the presence of reporters", "behind closed doors", "at the summit",
           "following a long dispute", "for the second time", "as part of a wider deal", "in front of cameras", "by a narrow majority",
           "earlier this month", "in violation of the agreement", "before the deadline", "in a letter to the ministers"]  # fmt: skip

CONDITIONS = ["the talks fail", "the deal collapses", "the weather allows", "the court agrees", "prices keep rising", "the other side agrees",
              "the money is there", "nobody objects", "the pilots had been warned", "the radar had worked", "the vote had gone the other way"]  # fmt: skip

# base, past, participle, objects, opposites (past), same meaning (past)
_EVENTS = """
approve; approved; approved; the budget, the pipeline, the new law, the sale of the port, the vaccine; rejected, vetoed, blocked, turned down; backed, endorsed, gave the green light to
sign; signed; signed; the peace treaty, the trade agreement, the contract, the petition; refused to sign, tore up; put its name to
pay; paid; paid; the compensation, the fine, the ransom, the pension arrears, the debt; refused to pay, withheld; settled, transferred
shoot down; shot down; shot down; the passenger jet, the drone, the helicopter, the balloon; let pass, spared; downed, brought down
attack; attacked; attacked; the village, the convoy, the power station, the tanker, the embassy; defended, protected; assaulted, raided, struck
withdraw; withdrew; withdrawn; the troops, the complaint, the offer, the candidate; kept, left in place, upheld; pulled back, called back
close; closed; closed; the border, the airport, the factory, the school, the consulate; opened, reopened, kept open; shut, shut down
release; released; released; the prisoners, the report, the hostages, the footage; held back, kept locked away; freed, let go
arrest; arrested; arrested; the journalist, the suspect, the activists, the captain; freed, released, let go; detained, took into custody
support; supported; supported; the sanctions, the reform, the ceasefire, the candidate; opposed, fought, resisted; backed, endorsed, stood behind
build; built; built; the bridge, the reactor, the wall, the stadium; demolished, tore down; constructed, erected
finish; finished; finished; the investigation, the tunnel, the audit, the negotiations; abandoned, broke off, left unfinished; completed, concluded
lift; lifted; lifted; the embargo, the curfew, the travel ban, the blockade; imposed, extended, tightened; ended, scrapped
raise; raised; raised; taxes, the interest rate, the minimum wage, ticket prices; cut, lowered, reduced; increased, put up
ban; banned; banned; the protest, the app, the imports, the newspaper; allowed, permitted, legalised; prohibited, outlawed
win; won; won; the election, the lawsuit, the tender, the final; lost; secured, came out on top in
buy; bought; bought; the airline, the island, the fighter jets, the football club; sold; purchased, acquired
destroy; destroyed; destroyed; the evidence, the depot, the archive, the bridge; preserved, saved, restored; wiped out, demolished
join; joined; joined; the alliance, the coalition, the strike, the treaty; left, quit, walked out of; became a member of, entered
cancel; cancelled; cancelled; the visit, the summit, the concert, the order; held, went ahead with, confirmed; called off, scrapped
recognise; recognised; recognised; the new state, the election result, the union, the debt; refused to recognise, disputed; acknowledged, accepted
deliver; delivered; delivered; the weapons, the grain, the aid, the turbines; held back, withheld; supplied, handed over
expel; expelled; expelled; the ambassador, the observers, the member, the diplomats; welcomed, invited; threw out, ordered out
accept; accepted; accepted; the ceasefire, the resignation, the apology, the verdict; rejected, refused, turned down; agreed to, welcomed
publish; published; published; the flight recorder data, the letter, the names, the poll; kept secret, suppressed; made public, released
fulfil; fulfilled; fulfilled; the promise, the obligations, the conditions, the contract; broke, violated, ignored; kept, met
postpone; postponed; postponed; the vote, the launch, the trial, the opening; brought forward, held on time; delayed, put off
rescue; rescued; rescued; the miners, the crew, the migrants, the passengers; abandoned, left behind; saved, brought to safety
hire; hired; hired; the inspector, the whistleblower, the coach, the consultants; fired, dismissed, sacked; employed, took on
evacuate; evacuated; evacuated; the town, the embassy, the hospital, the workers; kept in place, trapped; cleared, moved out
execute; executed; executed; the prisoner, the hostage, the general, the spy; pardoned, spared; put to death
reveal; revealed; revealed; the plan, the source, the location, the defect; hid, concealed, covered up; disclosed, exposed
apologise for; apologised for; apologised for; the accident, the remarks, the delay, the massacre; defended, justified; said sorry for, expressed regret over
ignore; ignored; ignored; the warning, the ruling, the invitation, the protests; heeded, followed, obeyed; disregarded, paid no attention to
violate; violated; violated; the ceasefire, the airspace, the constitution, the agreement; respected, observed, honoured; breached, broke
invite; invited; invited; the inspectors, the rebels, the rival, the observers; excluded, shut out; asked in, extended an invitation to
defeat; defeated; defeated; the champions, the motion, the insurgents, the incumbent; lost to; beat, overcame
fund; funded; funded; the militia, the campaign, the research, the film; cut off the money for; financed, bankrolled
repair; repaired; repaired; the dam, the engine, the power line, the radar; wrecked, damaged; fixed, mended
find; found; found; the wreckage, the missing girl, the black box, the tomb; lost, failed to find; discovered, located
steal; stole; stolen; the painting, the data, the ballots, the jewels; returned, gave back; took unlawfully
kill; killed; killed; the militant leader, the hostages, the bear, the protesters; spared, let live; shot dead, took the life of
launch; launched; launched; the satellite, the offensive, the smartwatch, the inquiry; called off, halted; started, began
renew; renewed; renewed; the contract, the licence, the sanctions, the lease; let lapse, ended; extended, prolonged
stop; stopped; stopped; the gas supplies, the convoy, the broadcast, the payments; continued, resumed, allowed; halted, ended
protect; protected; protected; the civilians, the witnesses, the reef, the monument; endangered, abandoned; guarded, shielded
blame; blamed; blamed; the pilots, the contractor, the weather service, the previous government; cleared, exonerated; held responsible, accused
warn; warned; warned; the residents, the crew, the investors, the tourists; reassured, kept in the dark; alerted, cautioned
bury; buried; buried; the victims, the dictator, the waste, the report; dug up; laid to rest
rehire; rehired; rehired; the dismissed workers, the former manager, the strikers, the guards; dismissed for good; took back
"""
EVENTS = []
for _line in _EVENTS.strip().splitlines():
    _base, _past, _done, _what, _against, _same = (part.strip() for part in _line.split(";"))
    EVENTS.append((_base, _past, _done, [w.strip() for w in _what.split(",")], [w.strip() for w in _against.split(",")],
                   [w.strip() for w in _same.split(",")]))  # fmt: skip

# "A did B" where the reverse cannot hold of the same event; and the passive
DIRECTED = [("defeated", "was defeated"), ("hired", "was hired"), ("arrested", "was arrested"), ("rescued", "was rescued"),
            ("succeeded", "was succeeded"), ("outvoted", "was outvoted"), ("bought out", "was bought out"),
            ("handed the file over to", "was handed the file"), ("freed", "was freed"), ("overthrew", "was overthrown")]  # fmt: skip
SYMMETRIC = [
    "criticised",
    "accused",
    "praised",
    "called",
    "thanked",
    "visited",
    "threatened",
    "sued",
    "warned",
    "congratulated",
]
ROLES = [
    "mayor",
    "president",
    "prime minister",
    "police chief",
    "archbishop",
    "governor",
    "chief prosecutor",
    "chief rabbi",
]

COUNTED = [("passengers", "killed"), ("people", "injured"), ("workers", "dismissed"), ("missiles", "intercepted"), ("houses", "destroyed"),
           ("soldiers", "captured"), ("protesters", "arrested"), ("schools", "closed"), ("ships", "detained"), ("villages", "evacuated"),
           ("prisoners", "exchanged"), ("jobs", "lost"), ("children", "rescued"), ("containers", "inspected"), ("votes", "counted"),
           ("migrants", "turned back"), ("patients", "treated"), ("flights", "cancelled"), ("tonnes of grain", "delivered"),
           ("drones", "shot down")]  # fmt: skip

STATES = [("The border was open", "The border was closed"), ("The strait was mined", "The strait was free of mines"),
          ("The two countries were allies", "The two countries were enemies"), ("The bank was solvent", "The bank was bankrupt"),
          ("The reactor was running", "The reactor was shut down"), ("Unemployment was low", "Unemployment was high"),
          ("The minister was popular", "The minister was widely disliked"), ("The town was under rebel control", "The town was under government control"),
          ("The peacekeepers were in the valley", "There were no peacekeepers in the valley"), ("The party was in power", "The party was in opposition"),
          ("The plant was making a profit", "The plant was making a loss"), ("Relations were warm", "Relations were frosty"),
          ("The hospital had enough beds", "The hospital was short of beds"), ("Inflation stood at 6 percent", "Inflation stood at 16 percent"),
          ("The army numbered 30,000 men", "The army numbered 80,000 men"), ("The road was safe", "The road was dangerous")]  # fmt: skip

CAUSES = [("The crash", ["a bird strike", "a missile", "an exploding oxygen tank", "pilot error", "icing", "electronic jamming", "fragments of a warhead"]),
          ("The fire", ["a short circuit", "arson", "lightning", "a gas leak", "fireworks"]),
          ("The flood", ["a broken dam", "heavy rain", "sabotage", "melting snow"]),
          ("The blackout", ["a cyberattack", "a storm", "an overloaded line", "a fault at the substation"]),
          ("The shortage", ["panic buying", "the blockade", "a poor harvest", "the strike"]),
          ("The collapse of the bridge", ["rust", "an overloaded truck", "an explosion", "poor design"]),
          ("The outbreak", ["contaminated water", "a laboratory leak", "infected poultry", "spoiled meat"]),
          ("The delay", ["a missing signature", "bad weather", "a lack of money", "a software error"]),
          ("The sinking of the ferry", ["a torpedo", "a faulty bow door", "overloading", "a collision"])]  # fmt: skip

# what, good words, bad words, a word that goes with either
ADJECTIVES = [("The talks", ["productive", "constructive", "fruitful", "useful"], ["fruitless", "useless", "a waste of time"], "long"),
              ("The statement", ["accurate", "true", "correct"], ["false", "misleading", "untrue", "inaccurate"], "short"),
              ("The election", ["free and fair", "clean", "legitimate"], ["rigged", "fraudulent", "a sham"], "closely watched"),
              ("The bridge", ["safe", "sound", "in good condition"], ["unsafe", "about to collapse", "dangerous"], "old"),
              ("The mission", ["a success", "successful", "accomplished"], ["a failure", "unsuccessful", "a fiasco"], "secret"),
              ("The decision", ["legal", "lawful"], ["illegal", "unlawful", "against the law"], "surprising"),
              ("The defendant", ["innocent", "not guilty"], ["guilty"], "calm"),
              ("The photographs", ["genuine", "authentic", "real"], ["fake", "forged", "doctored"], "widely shared"),
              ("The mood", ["optimistic", "hopeful", "cheerful"], ["gloomy", "pessimistic", "bleak"], "unusual"),
              ("The hostage", ["alive", "unharmed"], ["dead", "killed"], "a foreigner"),
              ("The victims", ["civilians", "unarmed"], ["soldiers", "armed fighters"], "from the south"),
              ("The response", ["swift", "quick", "prompt"], ["slow", "late", "delayed"], "criticised by nobody"),
              ("The relationship", ["friendly", "warm", "close"], ["hostile", "cold", "tense"], "complicated"),
              ("The water", ["clean", "drinkable", "safe to drink"], ["polluted", "contaminated", "poisonous"], "cold"),
              ("The crash", ["an accident", "accidental"], ["deliberate", "an act of sabotage", "intentional"], "investigated"),
              ("The economy", ["growing", "booming", "expanding"], ["shrinking", "in recession", "in decline"], "in the news"),
              ("The law", ["constitutional"], ["unconstitutional"], "new"),
              ("The army", ["well prepared", "ready"], ["unprepared", "not ready"], "large")]  # fmt: skip
