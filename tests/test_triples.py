"""Subject, predicate, object: what the reader of triples makes of a sentence, as a table."""

from __future__ import annotations

import json

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import cli
from kg.extract import factuality, triples
from kg.extract.wording import wordings
from kg.language import load


@pytest.fixture(scope="module")
def nlp():
    return load()


def rows(nlp, text, spans=None):
    """(subject, predicate, object) of every triple, by label."""
    found = triples.find(nlp(text), spans)
    return [(t.subject and t.subject.label, t.predicate, t.object and t.object.label) for t in found]


# text, the triples it must hold
SENTENCES = [
    ("The tug hit the pier.", [("tug", "hit", "pier")]),
    # passives are turned; without an agent the patient stays
    ("The yard was sold by the family.", [("family", "sell", "yard")]),
    ("The pier was damaged.", [("pier", "be damaged", None)]),
    ("The barge was rerouted from Oban.", [("barge", "be rerouted from", "Oban")]),
    ("The report is expected by the end of May.", [("report", "be expected", None)]),
    # copulas
    ("The verdict is misleading.", [("verdict", "be misleading", None)]),
    ("The owner is responsible for the leak.", [("owner", "be responsible for", "leak")]),
    ("Rhona is a diver.", [("Rhona", "be", "diver")]),
    ("The claim looks far-fetched.", [("claim", "look far-fetched", None)]),
    ("The buoy was in the channel.", [("buoy", "be in", "channel")]),
    ("There was a buoy in the channel.", [("buoy", "be in", "channel")]),
    ("There were 400 of them.", [("them", "exist", None)]),
    # prepositions and particles are folded into the predicate
    ("The drone crashed on the quay.", [("drone", "crash on", "quay")]),
    ("The crew carried out repairs.", [("crew", "carry out", "repairs")]),
    ("On the pier stood a crane.", [("crane", "stand on", "pier")]),
    ("In Oban, they slept.", [("they", "sleep", None)]),
    ("The owner gave away three tugs.", [("owner", "give away", "tugs")]),
    ("The owner handed the keys back to the mate.", [("owner", "hand back", "keys")]),
    ("The bonus was paid back in May.", [("bonus", "be paid", None)]),
    ("The council turned the files over to the police.", [("council", "turn over", "files")]),
    ("The council turned the new files over to a local club, Tugs, as part of a deal that it made.",
     [("council", "turn over", "new files")]),
    # a time is when something happens, not what it happens to
    ("This is not the first time the owner has tried to get money.",
     [("owner", "try to get", "money")]),
    ("The year the owner left was cold.", [("year", "be cold", None)]),
    # forms of short verbs that end in -e
    ("The lamp shines on the quay.", [("lamp", "shine on", "quay")]),
    ("The mate was biding his time.", [("mate", "bide", "his time")]),
    ("The town is coping with the flood.", [("town", "cope with", "flood")]),
    ("The mate was bidding for the tug.", [("mate", "bid for", "tug")]),
    # so many of so many are one phrase
    ("Nine in 10 divers trust the pump.", [("Nine in 10 divers", "trust", "pump")]),
    ("The pump is trusted by about four out of 10 divers.", [("about four out of 10 divers", "trust", "pump")]),
    ("The club won three in five days.", [("club", "win", "three")]),
    # light verbs
    ("Fog played a role in the collision.", [("Fog", "play role in", "collision")]),
    ("The council bears responsibility for the bridge.", [("council", "bear responsibility for", "bridge")]),
    ("The court took the delay into account.", [("court", "take into account", "delay")]),
    # labels: no determiner, no number, no relative clause
    ("Two tugs hit the pier.", [("tugs", "hit", "pier")]),
    ("The sinking of the ferry shocked the islanders.", [("sinking of the ferry", "shock", "islanders")]),
    ("The “old” tug hit the pier.", [("old tug", "hit", "pier")]),
    # predicates that only say how sure something is
    ("The strike is likely to end.", [("strike", "end", None)]),
    ("The crew managed to close the hatch.", [("crew", "close", "hatch")]),
    ("The inquiry seems to support the owners.", [("inquiry", "support", "owners")]),
    ("It is possible that the valve leaked.", [("valve", "leak", None)]),
    # predicates that say more
    ("The yard continues to build ferries.", [("yard", "continue to build", "ferries")]),
    # coordination is distributed
    ("The mate and the cook left the ship.", [("mate", "leave", "ship"), ("cook", "leave", "ship")]),
    ("The yard builds tugs and ferries.", [("yard", "build", "tugs"), ("yard", "build", "ferries")]),
    ("The tug turned and hit the pier.", [("tug", "turn", None), ("tug", "hit", "pier")]),
    ("Six men were killed or injured by mines.", [("mines", "kill", "men"), ("mines", "injure", "men")]),
    ("The mayor and the minister met in Oban.", [("mayor and the minister", "meet in", "Oban")]),
    ("The fire was caused not by oil but by coal.", [("oil", "cause", "fire"), ("coal", "cause", "fire")]),
    # a bracket is no part of the sentence around it
    ("The shell did not reach the boat (had that happened, it would have sunk), but exploded.",
     [("shell", "reach", "boat"), ("it", "sink", None), ("shell", "explode", None)]),
    # relative and participial clauses are triples of their own
    ("The tug that hit the pier was new.", [("tug", "be new", None), ("tug", "hit", "pier")]),
    ("The fuel they want to sell is stale.", [("they", "sell", "fuel")]),
    ("The report the union quoted is old.", [("report", "be old", None), ("union", "quote", "report")]),
    ("The ferry built in Leith was new.", [("ferry", "be built in", "Leith"), ("ferry", "be new", None)]),
    ("The crew feared a storm coming from Iceland.", [("storm", "come from", "Iceland")]),
    ("The leak has nothing to do with the storm.", [("leak", "have to do with", "storm")]),
    ("The storm was stronger than expected.", [("storm", "be stronger", None)]),
    ("That is not true.", [("That", "be true", None)]),
    ("When asked about the fog, the mate smiled.", [("mate", "be asked about", "fog")]),
    ("The mate said the valve did not leak.", [("mate", "say", "the valve did not leak")]),
    # complements
    ("The owner said the valve leaked.", [("valve", "leak", None)]),
    ("The mate accused the owner of hiding the log.", [("owner", "hide", "log")]),
    # happenings named by a noun
    ("Rhona's apology to the crew came late.", [("Rhona", "apologise to", "crew")]),
    # a triple carries no polarity
    ("No one warned the crew.", [("anyone", "warn", "crew")]),
    # each quality, and each of several targets, is a statement
    ("The agenda is quite long and boring.", [("agenda", "be long", None), ("agenda", "be boring", None)]),
    ("This applies not only to tugs, but also to the barges.",
     [("This", "apply to", "tugs"), ("This", "apply to", "barges")]),
    # what lies between two is between both; a bare noun may belong to the second one
    ("The talks have started between the divers and the owners.",
     [("talks", "start between", "divers and the owners")]),
    ("Since May, trade and economic ties have grown.", [("trade and economic ties", "grow", None)]),
    ("There is anger and fear.", [("anger", "exist", None), ("fear", "exist", None)]),
    ("There are more Danes living in Oban than in Ayr.", [("more Danes", "live in", "Oban")]),
    # a label is an unbroken, readable run of words
    ("They met at a regional ferry or bus terminal.", [("They", "meet at", "regional ferry or bus terminal")]),
    ("The crew, free of charge, mended the mast.", [("crew", "mend", "mast")]),
    ("A small number of anti-vaxxers came.", [("small number of anti-vaxxers", "come", None)]),
    ("He is a non-specialist.", [("He", "be", "non-specialist")]),
    ("The talk was semi-off the record.", [("talk", "be semi-off", None)]),
    ("The talks began between the divers of Oban and the owners.",
     [("talks", "begin between", "divers of Oban and the owners")]),
    ("The crew won Game 7 and left.", [("crew", "win", "Game 7")]),
    ("Rhona studied at school number 12.", [("Rhona", "study at", "school number 12")]),
    ("There are objective reasons here too.", [("objective reasons", "exist", None)]),
    ("She counted the day shift only.", [("She", "count", "day shift")]),
    # what somebody is after, and what is over
    ("Leo went after the unions on Monday.", [("Leo", "go after", "unions")]),
    ("Leo went after dinner.", [("Leo", "go", None)]),
    ("Rhona appeared on NTV's This Week.", [("Rhona", "appear on", "NTV's This Week")]),
    ("The talks are over.", [("talks", "be over", None)]),
    ("The yard is back on track.", [("yard", "be back on", "track")]),
    # prepositions of two words belong to the predicate
    ("Leo spoke on behalf of the yard.", [("Leo", "speak on behalf of", "yard")]),
    ("Leo is in favour of the plan.", [("Leo", "be in favour of", "plan")]),
    # nor does it hold what says how it is meant
    ("Even small leaks damage the reef.", [("small leaks", "damage", "reef")]),
    ("The yard hires only trained divers.", [("yard", "hire", "trained divers")]),
    ("The only child left.", [("only child", "leave", None)]),
    ("They want at least the hull of the barge.", [("They", "want", "hull of the barge")]),
    ("At least 38 divers came.", [("divers", "come", None)]),
    # "no one" and "nothing" in whatever phrase
    ("Neither crew left.", [("either crew", "leave", None)]),
    ("The two-day, 300-page trial report was read.", [("two-day, 300-page trial report", "be read", None)]),
    ("There is nothing there.", [("anything there", "exist", None)]),
    ("There was nothing left of the village.", [("anything left of the village", "exist", None)]),
    ("No one else saw the barge.", [("anyone else", "see", "barge")]),
    # predicates keep capitals and comparisons
    ("Most of the divers are British.", [("Most of the divers", "be British", None)]),
    ("The yard is more useful than the mast.", [("yard", "be more useful than", "mast")]),
    # parses that are known to be wrong
    ("The co-owners discussed a range of issues.", [("co-owners", "discuss", "range of issues")]),
    ("The ministry called the reports misleading.", [("ministry", "call misleading", "reports")]),
    ("The duty is to list everything that happened and name the causes.", [("duty", "name", "causes")]),
    ("We had a brief talk in Oban, and just two days ago, I called you on your birthday.",
     [("We", "have", "brief talk"), ("I", "call", "you")]),
    ("Despite all that, ties have developed and continue to grow well.", [("ties", "continue to grow", None)]),
    ("The mood in the yard, the mood on the quay – our crews have always worked together.",
     [("our crews", "work", None)]),
    # a second sentence behind "after", and one without a comma before it
    ("Rhona, a cook who was sacked by the firm after the kitchen burned and the owner left, has returned.",
     [("Rhona", "return", None), ("firm", "sack", "Rhona"), ("owner", "leave", None)]),
    ("They praised Lars, a man who was shot by his men after the war ended and the rebels took the port.",
     [("his men", "shoot", "Lars"), ("rebels", "take", "port")]),
    ("The strike began after the pilots and the ground crew on Friday rejected the offer.",
     [("strike", "begin", None), ("pilots", "reject", "offer"), ("ground crew", "reject", "offer")]),
    ("Norlanders are good sailors in Oban and the harbour with its cranes has become a museum.",
     [("Norlanders", "be", "good sailors"), ("harbour", "become", "museum")]),
    ("The delay is linked to some technical fault of the Norland harbour pilot service.",
     [("delay", "be linked to", "technical fault of the Norland harbour pilot service")]),
    # a relative clause and its noun
    ("Carla Lind, a dentist who had bought the mill, waved.",
     [("Carla Lind", "buy", "mill"), ("Carla Lind", "wave", None)]),
    ("They need a captain who can read charts, who can calm the crew.",
     [("captain", "read", "charts"), ("captain", "calm", "crew")]),
    ("The harbour gave her the files, which she said held the names.", [("files", "hold", "names")]),
    ("She kept the logs that he had sent to the office, which he said proved the leak.", [("logs", "prove", "leak")]),
    ("The crew got the rest they need far more than food.", [("they", "need", "rest")]),
    ("The captain refused to repair the valves, which led to the leak.",
     [("The captain refused to repair the valves", "lead to", "leak")]),
    ("The owners never painted the hulls, which caused the rust.",
     [("The owners never painted the hulls", "cause", "rust")]),
    ("Anna Berg set a trap for Leo Marsh that took a year.", [("trap", "take", "year")]),
    ("The plan could heal a rift that the mayor has tried to put behind her or could widen it.",
     [("mayor", "try to put", "rift"), ("plan", "widen", "it")]),
    # who does what somebody is made to do
    ("The club paid the singer to stay away.", [("singer", "stay", None)]),
    ("The court issued an order to close the port.", [("order", "close", "port")]),
    ("The mayor tried to get the crew to talk while blaming the owners.", [("mayor", "blame", "owners")]),
    ("The mayor taunted the union for losing the vote.", [("union", "lose", "vote")]),
    # nouns that are no verbs, participles that are none or are some
    ("The pilot deleted a Rhona email folder.", [("pilot", "delete", "Rhona email folder")]),
    ("Norland fought the rebels and allied foreign groups, but lost the port.",
     [("Norland", "fight", "allied foreign groups"), ("Norland", "lose", "port")]),
    ("Effort, which has so far eluded the owners, is needed.", [("Effort", "elude", "owners")]),
    ("Passengers selected for the trial were paid.", [("Passengers", "be paid", None)]),
    ("Letters read by the Herald show that Marsh knew.", [("Herald", "read", "Letters"), ("Marsh", "know", None)]),
    ("The mayor has raised the dangers confronting foreign crews.", [("dangers", "confront", "foreign crews")]),
    ("Our thanks go to the pilots, the wounded, and their families.",
     [("Our thanks", "go to", "wounded"), ("Our thanks", "go to", "their families")]),
    ("Plunging copper prices, a growing strike at the mine, a surging krone, all signs of a crisis, are already "
     "hurting the yard.", [("Plunging copper prices", "hurt", "yard")]),
    ("The crew felt betrayed when the yard closed.", [("crew", "feel betrayed", None)]),
    ("The crews felt cheated by the board.", [("crews", "feel cheated by", "board")]),
    ("Low rents, seen as a gift to tenants and a cause of the shortage, have hurt builders.",
     [("Low rents", "hurt", "builders")]),
    ("Both spoke on Monday radio shows to defend the plan.",
     [("Both", "speak on", "Monday radio shows"), ("Both", "defend", "plan")]),
    # of two verbs that "and" joins both are finite, or neither
    ("Leo came after the owners for planning to sell the yard as well and called for a strike.",
     [("Leo", "call for", "strike")]),
    ("Read the note that is on the desk and send it back.", [("note", "be on", "desk")]),
    # a sign is nothing that somebody is
    ("The row was a sign the yard may be in trouble.", [("yard", "be in", "trouble")]),
    # "whose" and "which", and whom a participle tells of
    ("Rhona Falk, whose grass-roots campaigns against crime, waste and the Port Rights Act galvanized sailors for "
     "almost two generations and helped reshape Norland politics, died on Monday.",
     [("Rhona Falk", "die", None), ("grass-roots campaigns", "help reshape", "Norland politics")]),
    ("Anna Berg, whose fierce speeches against the union, the board and the Port Rights Act galvanized sailors, died.",
     [("Anna Berg", "die", None), ("fierce speeches", "galvanize", "sailors")]),
    ("Kari Lind had been trying to oust Sen. Lars Holm, whose war heroism Marsh famously belittled, with a song.",
     [("Marsh", "belittle", "war heroism")]),
    ("Officials say the sale was a natural step to take with a country that, once an enemy, is now a key part of it.",
     [("country", "be", "key part of it")]),
    ("He was suspended for a week after he posted a note on Twitter in May that compared the crew to pirates.",
     [("note", "compare", "crew")]),
    ("The fate of a farmer killing himself to save his land drew attention.", [("farmer", "save", "his land")]),
    # what is one noun, and what is none; which of two nouns a form in "-s" belongs to
    ("He made climate change a top priority.", [("He", "make", "climate change")]),
    ("Usually, in the end the voters make good choices and Norland works, Anna Berg said.",
     [("voters", "make", "good choices"), ("Norland", "work", None)]),
    ("We will get those problems solved.", [("those problems", "be solved", None)]),
    ("He will make sure promises become reality.", [("promises", "become", "reality")]),
    ("The union did not back down.", [("union", "back down", None)]),
    ("She has changed the ways they work and sail.", [("they", "work", None)]),
    ("It will be up to another crew to mend it.", [("It", "be up to", "another crew")]),
    ("Now as the town holds a vote, our economy seemingly back on track, the markets are preparing for a strike.",
     [("markets", "prepare for", "strike")]),
    # a condition without a main clause; what is asked; how many
    ("If Leo Marsh, after this strike, still cannot say the two words ‘Free Port’ he should get out of this race.",
     [("Leo Marsh", "say", "words"), ("he", "get out of", "this race")]),
    ("Economists predict between two and four more rate rises next year.",
     [("Economists", "predict", "between two and four more rate rises")]),
    ("This was the Marsh we all knew, the Marsh who questions the judge because of his past, who fights with guards, "
     "claims that the yard lies, and asserts that Oban is dying.", [("Marsh", "claim", "that the yard lies")]),
    # who is reminded, who is to blame
    ("Leo reminded the owners of the delay.", [("Leo", "remind", "owners")]),
    # more joined nouns
    ("The letter from Anna Berg and the long silence from Leo Marsh are signs of a rift.",
     [("letter", "be", "signs of a rift"), ("long silence", "be", "signs of a rift")]),
    ("The union asked to question Berg, along with Lars Holm and Leo Marsh.",
     [("union", "ask to question", "Berg"), ("union", "ask to question", "Leo Marsh")]),
    # copulas turned about, and what is said of a whole clause
    ("Was this really Anna Berg?", [("this", "be", "really Anna Berg")]),
    ("Next was the row over the pier.", [("row", "be", "Next")]),
    ("What the crew did may have been a crime.", [("What the crew did", "be", "crime")]),
    ("It was their task to count the boats.", [("It", "be", "their task")]),
    ("The more sailors hear about the plan, the less they like it.", [("sailors", "hear about", "plan")]),
    ("Marsh called the union’s demand “absurd.”", [("Marsh", "call absurd", "union’s demand")]),
    ("She named examples of help the club had received from Leo.", [("club", "receive", "help")]),
    ("It led to a feud between Oban and Norland, which continued to demand money.",
     [("Norland", "continue to demand", "money")]),
    ("The union said it would pay the crew, whose ship sank in May.", [("ship", "sink", None)]),
    ("She is the first captain, at least in my lifetime, who sings.", [("first captain", "sing", None)]),
    ("They got to number one.", [("They", "get to", "number one")]),
    ("Police said a man who threw a stone at a bus and two women who filmed him were arrested.",
     [("man", "be arrested", None), ("women", "be arrested", None), ("man", "throw", "stone")]),
]  # fmt: skip


# text, what must not be read out of it
NOT_SAID = [
    ("Everyone but the cook was there.", ("cook", "be", None)),
    ("It was not a leak that started at the quay.", ("leak", "start at", "quay")),
    ("They would laugh if he had said what he said now.", ("he", "say", "what")),
    ("We do everything for our part to keep the peace.", ("our part", "keep", "peace")),
    ("Among them is also anger with payments to owners and those evicted from the yard.",
     ("those", "be among", "them")),
    ("The duty is to list everything that happened and name the causes.", ("everything", "name", "causes")),
    ("The mate took the blow for a blow by a flock of birds, which he reported to the owner.",
     ("he", "report", "birds")),
    ("The mood in the yard, the mood on the quay – our crews have always worked together.", ("mood", "work", None)),
    ("Rhona, a cook who was sacked by the firm after the kitchen burned and the owner left, has returned.",
     ("owner", "return", None)),
    ("The strike began after the pilots and the ground crew on Friday rejected the offer.",
     ("strike", "reject", "offer")),
    ("The captain refused to repair the valves, which led to the leak.", ("valves", "lead to", "leak")),
    ("The union spokesman Lars Holm -- as the mayor said on Friday -- also thanked Falk and has praised the crew.",
     ("mayor", "praise", "crew")),
    ("This is the first time the crew has tried to get help.", ("crew", "try to get", "first time")),
    ("Voters think she will win the vote, a rise of two points.", ("she", "win", "rise of two points")),
    ("She has friends between Oban and Orsk and all of that.", ("She", "have", "all of that")),
    ("It was their task to count the boats.", ("It", "be to count", "boats")),
    ("Low rents, seen as a gift to tenants and a cause of the shortage, have hurt builders.",
     ("cause of the shortage", "hurt", "builders")),
    ("The row was a sign the yard may be in trouble.", ("yard", "be", "sign")),
    ("Now as the town holds a vote, our economy seemingly back on track, the markets are preparing for a strike.",
     ("our economy", "prepare for", "strike")),
    ("Anna Berg, whose fierce speeches against the union, the board and the Port Rights Act galvanized sailors, died.",
     ("board", "galvanize", "sailors")),
    ("That is the way it is, Anna.", ("it", "be", "Anna")),
    ("She has changed the ways they work and sail.", ("they", "work", "ways")),
    ("The mate landed for what was supposed to be a talk but was a rant.", ("mate", "be", "rant")),
    ("The mayor held pledges from the owners to limit noise.", ("mayor", "limit", "noise")),
    ("This was the Marsh we all knew, the Marsh who questions the judge because of his past, who fights with guards, "
     "claims that the yard lies, and asserts that Oban is dying.", ("This", "claim", "that the yard lies")),
    ("We ring the bell, as have all the crews before us.", ("We", "have", "crews")),
    ("Read the note that is on the desk and send it back.", ("note", "send", "it")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), NOT_SAID)
def test_what_a_sentence_does_not_say(nlp, text, wrong):
    found = rows(nlp, text)
    assert found
    assert wrong not in found


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentence(nlp, text, expected):
    found = rows(nlp, text)
    assert [row for row in expected if row not in found] == [], found


FEW = [
    ("The tug hit the pier.", 1),
    ("The strike is likely to end.", 1),
    ("This is not the first time the owner has tried to get money.", 2),
    ("It is possible that the valve leaked.", 1),
    ("The crew managed to close the hatch.", 1),
    ("Thunder!", 0),
    ("As they are.", 0),
    ("As you noted, the port is closed.", 1),
    ("The fact is that the port is closed.", 1),
]


@pytest.mark.parametrize(("text", "number"), FEW)
def test_few_and_not_redundant(nlp, text, number):
    assert len(rows(nlp, text)) == number


# text, predicate, role, value
QUALIFIERS = [
    ("The tug did not hit the pier directly.", "hit", "manner", "directly"),
    ("The tug hit the pier on Monday.", "hit", "time", "on Monday"),
    ("The tug hit the pier yesterday.", "hit", "time", "yesterday"),
    ("The tug sank the barge in Aberdeen.", "sink", "place", "in Aberdeen"),
    ("At least 38 sailors left the ship.", "leave", "count", "At least 38 sailors"),
    ("There were 400 of them.", "exist", "count", "400"),
    ("The yard closed because of the strike.", "close", "cause", "because of the strike"),
    ("Prices rose by 6 percent.", "rise", "degree", "by 6 percent"),
    ("The storm was stronger than expected.", "be stronger", "degree", "than expected"),
    ("The owner called the report a mistake.", "call", "manner", "a mistake"),
    ("Fog played a major role in the collision.", "play role in", "degree", "major"),
    ("The men died as a result of the storm.", "die", "cause", "as a result of the storm"),
    ("Given the delay, the crew left.", "leave", "cause", "Given the delay"),
    ("The port will close if the storm comes.", "close", "condition", "if the storm comes"),
    ("It will help if the crew stays.", "help", "condition", "if the crew stays"),
    ("The crew opened the valve to save the pump.", "open", "purpose", "to save the pump"),
    ("The owner gave the mate a boat.", "give", "beneficiary", "the mate"),
    ("The mayor held a meeting in Oban.", "hold", "place", "in Oban"),
    ("The crew cut the rope with an axe.", "cut", "instrument", "with an axe"),
    # how long, how often
    ("The locks were closed for the time being.", "be closed", "time", "for the time being"),
    ("The locks will be closed for a long time.", "be closed", "time", "for a long time"),
    ("It was for the first time.", "be", "time", "for the first time"),
    ("The harbour is silent for a while.", "be silent", "time", "for a while"),
    ("The crew worked for some time on the mast.", "work on", "time", "for some time"),
    ("The yard was delayed by a week.", "be delayed", "degree", "by a week"),
    ("So far, the yard has closed.", "close", "time", "So far"),
    ("Rhona graduated from school more than 20 years ago.", "graduate from", "time", "more than 20 years ago"),
    ("This was possible thanks to the right crew.", "be possible", "cause", "thanks to the right crew"),
    ("The first ten families returned.", "return", "count", "ten families"),
    ("The crew left at about nine.", "leave", "time", "at about nine"),
    ("By then the crew had left.", "leave", "time", "By then"),
    ("Both sides must act at once.", "act", "time", "at once"),
    ("The mast broke in the middle of the night.", "break", "time", "in the middle of the night"),
    ("Prices fell back to 15 percent.", "fall", "degree", "back to 15 percent"),
    ("The bridge was closed at 3 a.m.", "be closed", "time", "at 3 a.m."),
    ("Oil stood at 263.", "stand", "degree", "at 263"),
    ("In my lifetime, the lake has never frozen.", "freeze", "time", "In my lifetime"),
    ("The yard will close moving forward.", "close", "time", "moving forward"),
    ("Going forward, the yard will build tugs.", "build", "time", "Going forward"),
    # how: one word for it, however many there are
    ("The port and the yard worked hand in hand.", "work", "manner", "hand in hand"),
    ("The divers went door to door in Oban.", "go in", "manner", "door to door"),
    ("With great care, the crew raised the boat.", "raise", "manner", "With great care"),
    ("The board merged the yard with the dock.", "merge", "manner", "with the dock"),
    ("Leo compared the mayor to a pirate.", "compare", "manner", "to a pirate"),
    ("The mayor sold the pier under pressure from the union.", "sell", "manner", "under pressure from the union"),
    ("With little time left, the crew raised the boat.", "raise", "manner", "With little time left"),
    # in spite of what: no condition, and no time
    ("Despite weeks of talks, the yard closed.", "close", "concession", "Despite weeks of talks"),
    ("In spite of the fog, the yard opened.", "open", "concession", "In spite of the fog"),
    # to whom, and where to
    ("The yard gave a boat to the pilot.", "give", "beneficiary", "to the pilot"),
    ("The crew brought the boat to Oban.", "bring", "place", "to Oban"),
    ("The owner donated 500 euros to the hospital.", "donate", "beneficiary", "to the hospital"),
    ("The bank lent 5 million euros to the port.", "lend", "beneficiary", "to the port"),
    ("The owner sent the crew to the quay.", "send", "place", "to the quay"),
    ("The council turned the files over to the police.", "turn over", "beneficiary", "to the police"),
    ("The owner shared the tug with a nurse.", "share", "manner", "with a nurse"),
    ("At one point the yard closed.", "close", "time", "At one point"),
    ("She has long wanted the post.", "want", "time", "long"),
    ("The yard belonged to the family for three generations.", "belong to", "time", "for three generations"),
    ("The mast broke in the wake of the storm.", "break", "time", "in the wake of the storm"),
    # what it is about, and what for
    ("The union clashed with the port over pay.", "clash with", "topic", "over pay"),
    ("The mayor sold the pier in an attempt to save the club.", "sell", "purpose", "in an attempt to save the club"),
    ("In a bid to save the club, the mayor sold the pier.", "sell", "purpose", "In a bid to save the club"),
    ("With the exception of the mate, the men left the ship.", "leave", "degree", "With the exception of the mate"),
    # before and next to whom
    ("The guild put the matter before him.", "put", "place", "before him"),
    ("The diver stood next to the mast.", "stand", "place", "next to the mast"),
    ("He laid the file before the feet of the mayor.", "lay", "place", "before the feet of the mayor"),
    ("The yard sold tugs throughout the country.", "sell", "place", "throughout the country"),
    # prepositions of two words, where they are some
    ("The yard closed in light of the leak.", "close", "cause", "in light of the leak"),
    ("The yard will close in the event of rain.", "close", "condition", "in the event of rain"),
    ("In that case, the yard will close.", "close", "condition", "In that case"),
    ("They fired shots in an exchange of fire.", "fire", "place", "in an exchange of fire"),
    ("He mended the mast in a clumsy way.", "mend", "manner", "in a clumsy way"),
]


@pytest.mark.parametrize(("text", "predicate", "role", "value"), QUALIFIERS)
def test_qualifier(nlp, text, predicate, role, value):
    found = next(t for t in triples.find(nlp(text)) if t.predicate == predicate)
    assert (role, value) in [(q.role, q.value) for q in found.qualifiers]
    for qualifier in found.qualifiers:
        for start, end in qualifier.spans:
            assert text[start:end] in qualifier.value


def test_discourse_phrases_are_no_qualifiers(nlp):
    found = triples.find(nlp("The owner will, of course, pay the crew."))
    assert [(t.predicate, t.qualifiers) for t in found] == [("pay", ())]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The yard appeared in a bad light.", "appear in"),
        ("The town participated in events such as the regatta.", "participate in"),
        ("Unfortunately, the yard sank.", "sink"),
        ("In all, the yard sank.", "sink"),
        ("As you know, the yard sank.", "sink"),
        ("They remember it, of course.", "remember"),
        ("To put it mildly, the yard sank.", "sink"),
        ("The yard sank, as far as I know.", "sink"),
    ],
)
def test_neither_roles_nor_asides(nlp, text, predicate):
    assert [(t.predicate, t.qualifiers) for t in triples.find(nlp(text))] == [(predicate, ())]


def test_only_the_content_is_read_but_the_subject_may_stand_outside(nlp):
    text = "The owner promised to pay the crew, the mayor noted."
    content = "to pay the crew"
    start = text.index(content)
    assert rows(nlp, text, [(start, start + len(content))]) == [("owner", "pay", "crew")]


SMALL = [
    ("She called the report misleading.", "the report misleading", ("report", "be misleading", None)),
    ("She called the report a mistake.", "the report a mistake", ("report", "be", "mistake")),
]


@pytest.mark.parametrize(("text", "content", "expected"), SMALL)
def test_small_clause_whose_verb_is_the_cue(nlp, text, content, expected):
    start = text.index(content)
    assert rows(nlp, text, [(start, start + len(content))]) == [expected]


def test_pieces_of_one_content_are_read_together(nlp):
    text = "“The tug hit the pier,” he said, “and it sank.”"
    pieces = [(1, text.index(",”")), (text.index("and"), len(text) - 1)]
    found = rows(nlp, text, pieces)
    assert ("tug", "hit", "pier") in found
    assert all(subject != "he" for subject, _, _ in found)


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES])
def test_every_slot_is_tied_to_its_words(nlp, text):
    doc = nlp(text)
    for triple in triples.find(doc):
        start, end = triple.clause
        assert 0 <= start < end <= len(text)
        for slot in (triple.subject, triple.object):
            if slot is not None:
                assert " ".join(text[a:b] for a, b in slot.spans) == slot.text
                assert text[slot.core.start : slot.core.end]
                assert slot.core.start <= doc[slot.root].idx < slot.core.end
        assert all(text[a:b].strip() for a, b in triple.predicate_spans)
        assert 0 < triple.confidence < 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(nlp, text):
    doc = nlp(text)
    for triple in triples.find(doc):
        factuality.assess(doc, triple)
    wordings(doc)


WORDS = "who did not say that if had he will the tug, — “ ” ( ) : \n hit sunk which by to be and or 5 whose n't".split(
    " "
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.integers(0, 40), st.integers(0, 40))
def test_broken_sentences_and_any_span(nlp, words, start, length):
    doc = nlp(" ".join(words))
    for triple in triples.find(doc, [(start, start + length)]):
        factuality.assess(doc, triple)
    wordings(doc)


def test_a_pipeline_without_parser_finds_nothing():
    assert triples.find(spacy.blank("en")("The tug hit the pier.")) == []


def test_command_prints_tuples_as_worded(tmp_path):
    path = tmp_path / "sentences.txt"
    path.write_text("Fog has often played a role in collisions.\n\nRhona, a diver, was found by the tug.\n", "utf-8")
    result = CliRunner().invoke(cli, ["triples", str(path)])
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["arg1"], row["rel"], row["args"]) for row in found] == [
        ("Fog", "has often played", ["a role in collisions"]),
        ("Rhona", "is", ["a diver"]),
        ("Rhona", "was found by", ["the tug"]),
    ]
    assert all(list(row) == ["sentence", "arg1", "rel", "args", "confidence"] for row in found)
    assert all(0 < row["confidence"] < 1 for row in found)


def test_command_reads_standard_input():
    result = CliRunner().invoke(cli, ["triples", "-"], input="The tug hit the pier.\n")
    assert [json.loads(line)["rel"] for line in result.stdout.splitlines()] == ["hit"]


def test_command_leaves_out_what_is_no_sentence_and_says_so():
    result = CliRunner().invoke(cli, ["triples", "-"], input="fog " * 10_000 + "\nThe tug hit the pier.\n")
    assert [json.loads(line)["arg1"] for line in result.stdout.splitlines()] == ["The tug"]
    assert "40,000 characters" not in result.stdout
    assert "39,999 characters and is left out" in result.stderr


@pytest.mark.parametrize("name", ["absent.txt", "binary.txt"])
def test_unreadable_file_is_one_clear_line(tmp_path, name):
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00\xd8")
    result = CliRunner().invoke(cli, ["triples", str(tmp_path / name)])
    assert result.exit_code != 0
    assert name in str(result.exception)
