"""Claims out of the sentences that news is made of: a table of (text, what must come out), one row for each trap."""

import pytest

# text, then the claims that must be there as "speaker | polarity certainty modality | triple" (defaults left out)
ROWS = [
    # negation of the cue, and of the noun that carries it
    ("Leo Marsh had no doubt that the fund would recover.", ["Leo Marsh | predicted | fund recover"]),
    ("“There is no doubt that the ship will sail,” Anna Berg said.", ["Anna Berg | predicted | ship sail"]),
    ("Leo Marsh does not believe that the dam is safe.", ["Leo Marsh | negative probable | dam be safe"]),
    ("Leo Marsh did not want to wait for the report.",
     ["Leo Marsh | negative underspecified desired | Leo Marsh wait for report"]),
    ("The council has no plans to sell the locks.",
     ["council | negative probable predicted | council sell locks"]),
    ("The report found no evidence that the valve caused the leak.",
     ["report | unknown underspecified | valve cause leak"]),
    ("Police found evidence that the door was forced.", ["– | probable | door be forced"]),
    ("“No one can tell the guards that they sleep,” Leo Marsh said.",
     ["Leo Marsh | negative | anyone tell guards"]),
    ("“Not even the crew saw the barge,” Leo Marsh said.", ["Leo Marsh | negative | crew see barge"]),
    ("Not even the crew saw the barge.", ["– | negative | crew see barge"]),
    ("“Not only the crew saw the barge,” Leo Marsh said.", ["Leo Marsh |  | crew see barge"]),
    ("Leo Marsh called the owners' position far-fetched.", ["Leo Marsh |  | owners' position be far-fetched"]),
    # a condition is nobody's claim, whatever word brings it in
    ("Leo Marsh said the yard paid in case the boat sank.",
     ["Leo Marsh |  | yard pay", "Leo Marsh | underspecified conditional | boat sink"]),
    # what could have averted it did not; what could have caused it perhaps did
    ("The crew could have saved the boat.", ["– | underspecified hypothetical | crew save boat"]),
    ("The wave could have sunk the boat.", ["– | possible | wave sink boat"]),
    # a slogan tells nothing of how things are
    ("Make Oban great again!", ["– | underspecified deontic | Oban be great"]),
    ("The plans could not be more different.", ["– |  | plans be different"]),
    # a town that is divided or united is no country, whom nurses support supports no nurses
    ("Leo Marsh backs a united Jerusalem.", ["Leo Marsh |  | Leo Marsh back Jerusalem"]),
    ("Leo Marsh has strong support among nurses.", ["– |  | Leo Marsh have strong support"]),
    ("Leo Marsh, a doctor from Oban, who said he is tired, left.", ["Leo Marsh |  | Leo Marsh be tired"]),
    ("Of Anna Berg, Marsh, who has given money to Lars Holm, said, “She is tired.”",
     ["Marsh |  | Anna Berg be tired"]),
    # answers that come back
    ("Leo Marsh shot back, “The dam is safe.”", ["Leo Marsh |  | dam be safe"]),
    ("“The dam is safe,” Leo Marsh fired back.", ["Leo Marsh |  | dam be safe"]),
    ("The guards fired back at the thieves.", ["– |  | guards fire at thieves"]),
    ("“She can never be as far left as Lars Holm,” Leo Marsh said.",
     ["Leo Marsh | negative | she be left as Lars Holm"]),
    # who is silent is the point
    ("There was no comment on the closure from Norland.", ["– | negative | comment be from Norland"]),
    # a claim is something that letters hold
    ("Critics have printed letters, which have included the claim that Berg was the thief.",
     ["– |  | letters include claim"]),
    ("Anna Berg fought to save federal support for disabled pilots unable to work.",
     ["– | underspecified desired | Anna Berg save federal support",
      "unknown speaker |  | unknown speaker support disabled pilots unable to work"]),
    ("Anna Berg fought to save federal support for pilots.",
     ["– | underspecified desired | Anna Berg save federal support"]),
    # words that deny, or leave open, without a "not"
    ("The papers said he isn’t even fit to be mayor.", ["papers | negative | he be fit to be mayor"]),
    ("“Nor did we pay the crew,” Leo Marsh said.", ["Leo Marsh | negative | Leo Marsh pay crew"]),
    ("Anna Berg won a seat, but one that hardly dents the majority.", ["– | negative | one dent majority"]),
    ("Records show little evidence that the mayor kept his promises.",
     ["records | unknown underspecified | mayor keep his promises"]),
    ("Leo Marsh is unsure whether the dam will hold.",
     ["Leo Marsh | unknown underspecified predicted | dam hold"]),
    ("Leo Marsh is opposed to selling the pier.",
     ["Leo Marsh | negative underspecified desired | Leo Marsh sell pier"]),
    ("Leo Marsh supports closing the port.", ["Leo Marsh | underspecified desired | Leo Marsh close port"]),
    ("Leo Marsh retracted his claim that the dam was safe.", ["– |  | Leo Marsh retract his claim"]),
    ("Leo Marsh withdrew his accusation that the mayor stole money.",
     ["– |  | Leo Marsh withdraw his accusation"]),
    # what may, might or was going to happen has not happened
    ("The rule makes it difficult for newcomers to win seats.",
     ["– | underspecified hypothetical | newcomers win seats"]),
    ("Anna Berg said she would rather vote for Lars Holm than Leo Marsh.",
     ["Anna Berg | underspecified desired | Anna Berg vote for Lars Holm"]),
    ("Voters said they would at least consider voting for Leo Marsh.",
     ["voters | possible predicted | voters vote for Leo Marsh"]),
    ("The union may back Leo Marsh.", ["union | possible | union back Leo Marsh"]),
    ("“I was going to pay the crew, but I forgot,” Leo Marsh said.",
     ["Leo Marsh | underspecified hypothetical | Leo Marsh pay crew"]),
    # what words that govern one verb say of the next; what may be brought about
    ("“I am trying to mend the pier and pay the crew,” Leo Marsh said.",
     ["Leo Marsh | underspecified hypothetical | Leo Marsh pay crew"]),
    ("It is sad: divers go nonetheless trying to find at least the ruins of their boats and die.",
     ["– |  | divers die"]),
    ("The mate was told to lock the hatch and leave the ship.",
     ["unknown speaker | underspecified deontic | mate leave ship"]),
    ("The letter could make the mayor resign.", ["– | possible | mayor resign"]),
    ("The guards did not let Leo Marsh speak.", ["– | negative | Leo Marsh speak"]),
    ("“I couldn’t get the guy to leave,” Leo Marsh said.", ["Leo Marsh | negative | guy leave"]),
    ("The law allows firms to sell the port.", ["– | possible | firms sell port"]),
    ("The dam could break, flooding the valley.", ["– | possible | dam flood valley"]),
    ("“The leak must be found, mended and paid for,” Anna Berg said.",
     ["Anna Berg | underspecified deontic | leak be mended", "Anna Berg | underspecified deontic | leak be paid"]),
    ("“The leak cannot be hidden or ignored,” Anna Berg said.", ["Anna Berg | negative | leak be ignored"]),
    ("The firm works to make sure that the hatch is locked.", ["– | underspecified desired | hatch be locked"]),
    ("The crew made sure that the hatch was locked.", ["– |  | hatch be locked"]),
    ("She will look for ways to ensure that the deal is kept.", ["– | underspecified hypothetical | deal be kept"]),
    ("It is high time for the bank to mend the bridge.", ["– | underspecified deontic | bank mend bridge"]),
    ("“What is essential is that we mend the bridge,” Anna Berg said.",
     ["Anna Berg | underspecified deontic | Anna Berg mend bridge"]),
    ("Anna Berg suggested building a pier.", ["Anna Berg | underspecified deontic | Anna Berg build pier"]),
    ("Friends gave him advice that it would be a hard job.", ["friends | predicted | it be hard job"]),
    ("“I said this was going to happen,” Leo Marsh said.", ["Leo Marsh | predicted | this happen"]),
    ("“I have never heard her say that the dam is old,” Leo Marsh said.",
     ["Leo Marsh | unknown underspecified | dam be old"]),
    ("“I can’t believe that the dam broke,” Leo Marsh said.", ["Leo Marsh |  | dam break"]),
    ("The mayor decided against criticising Leo Marsh.",
     ["mayor | negative probable predicted | mayor criticise Leo Marsh"]),
    ("But it might not have happened - or come to light when it did - without the mate.",
     ["– | negative possible | it come to light"]),
    ("It is not that he lied, Anna Berg said.", ["Anna Berg | negative | he lie"]),
    ("Anna Berg claimed that she would win should she run.",
     ["Anna Berg | underspecified conditional | Anna Berg run"]),
    # who tells somebody to do it does not do it
    ("“Give us the money,” Leo Marsh told the mayor.", ["Leo Marsh | underspecified deontic | someone give money"]),
    ("“Don’t vote for him,” Anna Berg said.", ["Anna Berg | negative underspecified deontic | someone vote for him"]),
    ("“Stop saying that I lied,” Leo Marsh told the mayor.",
     ["Leo Marsh | unknown underspecified | Leo Marsh lie"]),
    ("Anna Berg said she would “close the pier.”", ["Anna Berg | predicted | Anna Berg close pier"]),
    ("Anna Berg objected to selling the pier.", ["Anna Berg | negative underspecified desired | Anna Berg sell pier"]),
    ("The court ruled against selling the pier.", ["court | negative underspecified deontic | court sell pier"]),
    ("Anna Berg was about to sell the pier.", ["– | underspecified hypothetical | Anna Berg sell pier"]),
    ("Anna Berg was supposed to sell the pier.", ["– | underspecified deontic | Anna Berg sell pier"]),
    ("The possibility that Anna Berg sold the pier is real.", ["– | possible | Anna Berg sell pier"]),
    ("There is nothing to suggest that the dam broke.", ["– | unknown underspecified | dam break"]),
    ("The plan is neither safe nor cheap.", ["– | negative | plan be safe"]),
    ("The plan is neither a risk nor a burden.", ["– | negative | plan be risk", "– | negative | plan be burden"]),
    # a whole sentence denied, refused or found hard to believe
    ("“It’s not as though the dam is old,” Leo Marsh said.", ["Leo Marsh | negative | dam be old"]),
    ("“There’s no way the dam will hold,” Leo Marsh said.", ["Leo Marsh | negative predicted | dam hold"]),
    ("“It is simply not the case that the dam is old,” Leo Marsh said.", ["Leo Marsh | negative | dam be old"]),
    ("“It would be wrong to say that the dam is old,” Leo Marsh said.", ["Leo Marsh | negative | dam be old"]),
    ("“I refuse to believe that the dam is old,” Leo Marsh said.", ["Leo Marsh | unknown underspecified | dam be old"]),
    ("“I have no idea who broke the dam,” Leo Marsh said.", ["Leo Marsh | negative | Leo Marsh have idea"]),
    ("“We’re not going to let them close the pier,” Leo Marsh said.",
     ["Leo Marsh | negative predicted | them close pier"]),
    ("“Our goal is that the dam holds,” Leo Marsh said.", ["Leo Marsh | underspecified desired | dam hold"]),
    ("“My guess is that the dam will break,” Leo Marsh said.", ["Leo Marsh | probable predicted | dam break"]),
    ("“Provided that the dam holds, we will stay,” Leo Marsh said.",
     ["Leo Marsh | underspecified conditional | dam hold"]),
    # of two alternatives either may be
    ("Leo Marsh or Anna Berg will win.", ["– | possible predicted | Leo Marsh win"]),
    ("Norland will sell either the pier or the bridge.", ["– | possible predicted | Norland sell bridge"]),
    ("Norland did not sell the pier or the bridge.", ["– | negative | Norland sell bridge"]),
    ("If Leo Marsh or Anna Berg wins, we leave.", ["– | underspecified conditional | Leo Marsh win"]),
    # a habit is a fact, what only another year would bring is none
    ("Every day the mate would sail to Oban.", ["– |  | mate sail to Oban"]),
    ("In any other year they would win.", ["– | underspecified hypothetical | they win"]),
    ("The power they have to close the port is great.", ["– | underspecified hypothetical | they close port"]),
    ("They did no better than the crew.", ["– |  | they do"]),
    # what came about was no purpose
    ("Oban went on to win the match.", ["– |  | Oban win match"]),
    ("Oban became the first big town to mandate a tax.", ["– |  | Oban mandate tax"]),
    # what is denied is not what only looks denied
    ("“A rule is a rule no matter what they call it,” Leo Marsh said.", ["Leo Marsh |  | rule be rule"]),
    ("“You are safe, but not if you are the mayor,” Leo Marsh said.",
     ["Leo Marsh | underspecified conditional | you be mayor"]),
    ("“There is no denying that the dam is old,” Leo Marsh said.", ["Leo Marsh |  | dam be old"]),
    ("Citizens became more vocal, perhaps most notably during a march in Oban.", ["– |  | Citizens become vocal"]),
    # what is asked, decided or discussed is open; what follows a question is not
    ("The court must decide whether the law is valid.",
     ["court | unknown underspecified interrogative | law be valid"]),
    ("“I don’t care who they are,” Leo Marsh said.",
     ["Leo Marsh | unknown underspecified interrogative | they be who"]),
    ("When I asked Leo Marsh if he would ever support Anna Berg, he smiled.",
     ["Leo Marsh | unknown underspecified interrogative | Leo Marsh support Anna Berg"]),
    ("I met Leo Marsh in Oban to discuss where all this will take him.",
     ["– | unknown underspecified interrogative | all this take Leo Marsh"]),
    ("So I asked him then, if you do win, what happens to me?", ["– |  | I ask him"]),
    ("“Where is the ship?” Anna Berg asked. “It left on Monday.”", ["Anna Berg |  | it leave"]),
    ("“He’d look at the crew and say, ‘What did she mean?’” Leo Marsh said.",
     ["he | unknown underspecified interrogative | she mean What"]),
    # what somebody may say, would ask or asks under an "if" has not been said
    ("“You could say that the mayor caused the leak,” Leo Marsh said.", ["Leo Marsh | possible | mayor cause leak"]),
    ("Critics might argue that the dam is old.", ["– | unknown underspecified | dam be old"]),
    ("Officials could say only that the dam was old.", ["officials |  | dam be old"]),
    ("Anna Berg said, if elected, she would ask Leo Marsh to mend the dam.",
     ["Anna Berg | underspecified conditional | Anna Berg ask Leo Marsh"]),
    ("If Leo Marsh asks her to resign, Anna Berg will leave.",
     ["– | underspecified conditional | Leo Marsh ask her"]),
    # tags ask for no answer, the police doubt nobody whom they question
    ("“We sold it, and it worked, didn’t it?” Leo Marsh said.", ["Leo Marsh |  | it work"]),
    ("“You sold the pier, didn’t you?” Leo Marsh said.",
     ["Leo Marsh | unknown underspecified interrogative | You sell pier"]),
    ("Police questioned two men.", ["– |  | Police question men"]),
    ("Anna Berg called for a ceasefire.", ["Anna Berg |  | Anna Berg call for ceasefire"]),
    # a stance that is not taken is a plain sentence; against is not for
    ("“I do not support the plan,” Leo Marsh said.", ["Leo Marsh | negative | Leo Marsh support plan"]),
    ("Leo Marsh did not regret the vote.", ["– | negative | Leo Marsh regret vote"]),
    ("Leo Marsh voted against the merger.", ["Leo Marsh |  | Leo Marsh vote against merger"]),
    # what is warned against, called a myth, nearly done, taken back or believed without reason
    ("Anna Berg warned against closing the pier.",
     ["Anna Berg | negative underspecified deontic | Anna Berg close pier"]),
    ("Anna Berg decided against closing the pier.", ["Anna Berg | negative probable predicted | Anna Berg close pier"]),
    ("Anna Berg said the pier would have been closed had the storm hit.",
     ["Anna Berg | underspecified conditional | storm hit"]),
    ("Anna Berg said there was no reason to believe that the pier was unsafe.",
     ["Anna Berg | unknown underspecified | pier be unsafe"]),
    ("Anna Berg said it was a myth that the pier was unsafe.", ["Anna Berg | negative | pier be unsafe"]),
    ("Anna Berg said the ship nearly hit the pier.", ["Anna Berg | negative | ship hit pier"]),
    ("Anna Berg said the ship almost certainly hit the pier.", ["Anna Berg |  | ship hit pier"]),
    ("Anna Berg said hardly anyone believed the report.", ["Anna Berg | negative | hardly anyone believe report"]),
    ("Anna Berg would not apologise for the leak.", ["– | negative predicted | Anna Berg apologise for leak"]),
    ("Anna Berg promised to mend the pier, pay the crew and leave.",
     ["Anna Berg | predicted | Anna Berg mend pier", "Anna Berg | predicted | Anna Berg pay crew"]),
    ("Anna Berg accused Lars Holm of stealing the money and hiding the report.",
     ["Anna Berg |  | Lars Holm steal money", "Anna Berg |  | Lars Holm hide report"]),
    ("No 10 said that the talks had failed.", ["no 10 |  | talks fail"]),
    # who is likely to say P has not said it
    ("Voters are more likely to say that Leo Marsh listens.", ["– | unknown underspecified | Leo Marsh listen"]),
    ("Leo Marsh is unlikely to admit that the dam broke.", ["– | unknown underspecified | dam break"]),
    # what somebody is seen as, cast as and called
    ("Voters increasingly see Anna Berg as electable.", ["voters | probable | Anna Berg be electable"]),
    ("Leo Marsh cast the mayor as “stupid and weak”.",
     ["Leo Marsh |  | mayor be stupid", "Leo Marsh |  | mayor be weak"]),
    ("Leo Marsh branded the mayor a liar.", ["Leo Marsh |  | mayor be liar"]),
    ("Leo Marsh views the union as a threat.", ["Leo Marsh | probable | union be threat"]),
    # the one who says so, where the parser ties the name to something else
    ("She has not seen the letter, her aide, Leo Marsh, said.", ["Leo Marsh | negative | she see letter"]),
    ("The mill ignored a letter, its chief engineer, Leo Marsh, admitted before the court on Friday.",
     ["Leo Marsh |  | mill ignore letter"]),
    ("The mill sold its boats, its owner, Rhona Falk, confirmed in June.", ["Rhona Falk |  | mill sell its boats"]),
    ("The police held a clerk, Leo Marsh, accused of theft.", ["– |  | police hold clerk"]),
    ("The flood was caused by bad concrete, the retired judge Leo Marsh said on Friday as he left the hall.",
     ["Leo Marsh |  | bad concrete cause flood"]),
    ("Leo Marsh said the debt was small and accused Anna Berg of hiding the figures.",
     ["Leo Marsh |  | debt be small", "Leo Marsh |  | Anna Berg hide figures"]),
    ("Anna Berg left in the hope that the mayor would answer.", ["Anna Berg | underspecified desired | mayor answer"]),
    ("Though the union is gaining ground, the yard maintains a grip on the port.",
     ["– |  | union gain ground", "– |  | yard maintain grip"]),
    ("Leo Marsh said he would stay, drawing a sharp reply from Anna Berg.", ["Leo Marsh | predicted | Leo Marsh stay"]),
    ("Leo Marsh groused to a crowd that the port was slow.", ["Leo Marsh |  | port be slow"]),
    ("Sales suggest, the bank said on Monday, that prices will fall.", ["bank | predicted | prices fall"]),
    ("The clerk had been asked to keep the files by the inquiry.",
     ["inquiry | underspecified deontic | clerk keep files"]),
    ("Parents said Leo Marsh had voted for the contract.", ["parents |  | Leo Marsh vote for contract"]),
    ("The hall was full. “I won’t pay.” The mayor left.", ["unknown speaker | negative predicted | I pay"]),
    ("“Is Norland ready to raise supplies?” Leo Marsh asked.",
     ["Leo Marsh | unknown underspecified interrogative | Norland be ready to raise supplies"]),
    # a statement that is issued says what is quoted behind it, all of it
    ("Leo Marsh released the following statement:\n\n“Rhona and I offer our help to him. The dam broke. I saw it.”",
     ["Leo Marsh |  | Leo Marsh offer our help", "Leo Marsh |  | dam break", "Leo Marsh |  | Leo Marsh see it"]),
    ("On Monday, Anna Berg issued a statement, “Last night, our town was attacked by smugglers. We will rebuild.”",
     ["Anna Berg |  | smugglers attack our town", "Anna Berg | predicted | Anna Berg rebuild"]),
    ("Anna Berg sent a letter to the council on Monday: “The plan is wrong.”", ["Anna Berg |  | plan be wrong"]),
    ("Anna Berg published a book, “The Long Dam”.", ["– |  | Anna Berg publish book"]),
    # what a colon brings in without a verb of saying, and paragraphs without marks behind "she said:"
    ("As for Leo Marsh, he seems content that the dam held: “There is no better dam. It is strong.”",
     ["Leo Marsh | negative | better dam exist", "Leo Marsh |  | it be strong"]),
    ("Leo Marsh turned to his old refrain: “The port will close.”", ["Leo Marsh | predicted | port close"]),
    ("Leo Marsh opened his letter: “The port will close.”", ["– | predicted | port close"]),
    ("In a speech in May, Rhona Falk said:\n\nThe port is a danger.\n\nI believe that the dam is old.\n\nShe left.",
     ["Rhona Falk |  | port be danger", "Rhona Falk | probable | dam be old", "– |  | Rhona Falk leave"]),
    ("Rhona Falk tweeted:\n\nThe mayor left in May.", ["– |  | mayor leave"]),
    # as somebody sees it, and what a long name is called
    ("To Anna Berg, Leo Marsh is a hero.", ["Anna Berg | probable | Leo Marsh be hero"]),
    ("To Anna Berg, Leo Marsh gave a letter.", ["– |  | Leo Marsh give letter"]),
    ("Leo Marsh, who has called the notion of a man-made leak a hoax, won.",
     ["Leo Marsh |  | notion of a man-made leak be hoax"]),
    # sureness that is made, offices that are assumed, and "whatever" report nothing
    ("Leo Marsh worked to make sure the pier stayed shut.", ["– |  | pier be shut"]),
    ("Leo Marsh assumed office as mayor in 2007.", ["– |  | Leo Marsh assume office"]),
    ("Rhona Falk said Lars Holm “says whatever he has to say to win.”",
     ["Rhona Falk |  | Lars Holm say whatever he has to say to win"]),
    # who says it in remarks, comments and letters "saying that P"
    ("Anna Berg left the party, given Leo Marsh's comments saying the dam was old.", ["Leo Marsh |  | dam be old"]),
    ("Anna Berg cited a letter from Leo Marsh saying that the dam was old.", ["Leo Marsh |  | dam be old"]),
    ("In remarks saying the dam was old, Leo Marsh praised the crew.", ["Leo Marsh |  | dam be old"]),
    ("The police are looking for clerks saying the dam was old.", ["clerks |  | dam be old"]),
    ("“They were clerks, but also sailors,” Rhona Falk, the mayor's aide, said of the crew.",
     ["Rhona Falk |  | they be clerks", "Rhona Falk |  | they be sailors"]),
    ("At the meeting in Oban, a clerk who grew up in Norland asked Leo Marsh whether the dam was old.",
     ["clerk | unknown underspecified interrogative | dam be old"]),
    ("“Rhona Falk, recalling the time she led the crew, said the dam was old,” the Herald reported.",
     ["Rhona Falk |  | dam be old"]),
    ("“They believe I'm a thief or I'm a liar,” Leo Marsh said.",
     ["they | probable | Leo Marsh be thief", "they | probable | Leo Marsh be liar"]),
    ("This was the Leo Marsh we knew, the Leo Marsh who fights with the crew, claims that the dam is old, and asserts "
     "that Norland is to blame.", ["Leo Marsh |  | dam be old", "Leo Marsh |  | Norland be to blame"]),
    ("“[Leo] knows that the dam is old,” Rhona Falk said.", ["Leo |  | dam be old"]),
    ("The dam is so old, Rhona Falk said, that it may break.", ["Rhona Falk |  | dam be old"]),
    ("The crew left - the dam had cracks, as Rhona Falk said - and the port was empty.",
     ["Rhona Falk |  | dam have cracks", "– |  | port be empty"]),
    ("Stressing the risk, Leo Marsh said, “If we do not act, the dam will break.”",
     ["Leo Marsh | underspecified conditional | dam break"]),
    ("Leo Marsh said the dam was old, invoking a word of his father.", ["Leo Marsh |  | dam be old"]),
    ("Leo Marsh drew criticism for selling the pier.", ["– |  | Leo Marsh draw criticism"]),
    # blows are no words, rivals no doubters, and who finds himself somewhere is there
    ("Rebels attacked the village on Monday.", ["– |  | Rebels attack village"]),
    ("Leo Marsh attacked the village for its rules.", ["Leo Marsh |  | Leo Marsh attack village"]),
    ("Leo Marsh challenged Anna Berg in May.", ["– |  | Leo Marsh challenge Anna Berg"]),
    ("Leo Marsh challenged Anna Berg to sell the pier.",
     ["Leo Marsh | underspecified deontic | Anna Berg sell pier"]),
    ("The crew found themselves surrounded by rebels.", ["– |  | rebels surround themselves"]),
    # one thing said in two clauses, or half of one
    ("It was not Anna Berg who sold the pier.", ["– | negative | Anna Berg sell pier"]),
    ("It was the pier that the council sold.", ["– |  | council sell pier"]),
    ("It was in May that the council sold the pier.", ["– |  | council sell pier"]),
    ("Leo Marsh said it was not because of fog that the ship sank.", ["Leo Marsh | negative | ship sink"]),
    ("Anna Berg denied that it was the army that had opened fire.", ["Anna Berg | negative | army open fire"]),
    ("It was Anna Berg who first suggested that the valve had failed.", ["Anna Berg | probable | valve fail"]),
    ("It was the first storm that hit Oban.", ["– |  | it be first storm", "– |  | first storm hit Oban"]),
    ("Not the army but the police opened fire.", ["– |  | police open fire"]),
    ("The mayor did not comment, nor did the union.", ["– | negative | mayor comment", "– | negative | union comment"]),
    ("The mayor resigned, and so did the chair.", ["– |  | mayor resign", "– |  | chair resign"]),
    ("Anna Berg said neither the port nor the yard had helped.",
     ["Anna Berg | negative | port help", "Anna Berg | negative | yard help"]),
    ("“The crews are tired. The new tugs, they argue, leak,” Anna Berg said.", ["they |  | new tugs leak"]),
    # who is named in brackets behind a quotation has said it, unless somebody says it before
    ("The club is shut.\n\nBRIDGE CLOSED AFTER HEAVY STORM “I have never seen such waves.” [The Tribune.]",
     ["Tribune | negative | I see such waves"]),
    ("“It was a quiet night.” (Norland News)", ["Norland News |  | it be quiet night"]),
    ("Anna Berg said the gate was shut. “It was a quiet night.” (Norland News)",
     ["Anna Berg |  | gate be shut", "Anna Berg |  | it be quiet night"]),
    # whose clause it is
    ("In both cases, Leo Marsh said, those gifts paid for seats at the club.",
     ["Leo Marsh |  | those gifts pay for seats"]),
    ("Anna Berg sent a note to Rhona Falk, but she would not admit fault, which led to a feud with Oban.",
     ["– |  | she would not admit fault lead to feud"]),
    ("“I am sorry that Marsh would back anyone who has used the kind of fear mongering and racism that Holm has,” "
     "Anna Berg said.", ["Marsh |  | Marsh back anyone"]),
    ("The firm - the largest in Oban - said that the quay - one of three - would close.",
     ["firm | predicted | quay close"]),
    ("Council spokesman Lars Holm -- as the union noted this week -- even praised Falk and has taunted the crew for "
     "losing.", ["Lars Holm |  | crew lose"]),
    # who denies what was said before
    ("Villagers in Orsk claim that soldiers burned the mill. The army denies this.",
     ["villagers |  | soldiers burn mill", "army | negative | soldiers burn mill"]),
    ("Anna Berg said the wall held. Lars Holm confirmed it.",
     ["Anna Berg |  | wall hold", "Lars Holm |  | wall hold"]),
    ("“The tug sank,” Anna Berg told the Herald. Leo Marsh denied it.",
     ["Anna Berg |  | tug sink", "Leo Marsh | negative | tug sink"]),
    ("Anna Berg said the tug sank. Leo Marsh disputes that.",
     ["Anna Berg |  | tug sink", "Leo Marsh | negative | tug sink"]),
    # accusations and stances
    ("Residents accused the company of dumping oil in the river.", ["residents |  | company dump oil"]),
    ("Leaving the hall was seen by Leo Marsh as a refusal to negotiate.",
     ["Leo Marsh | probable | Leaving the hall be refusal"]),
    ("The suspect has denied any involvement.", ["suspect |  | suspect deny involvement"]),
    ("Anna Berg apologised to families for the slow response.",
     ["Anna Berg |  | Anna Berg apologise slow response"]),
    # expectations, plans, wishes
    ("Leo Marsh said he expected pressure on dock workers living in the north to ease.",
     ["Leo Marsh | probable predicted | pressure ease"]),
    ("The technical inquiry is finished, while the criminal inquiry is expected to take longer.",
     ["–  |  | technical inquiry be finished", "unknown speaker | probable predicted | criminal inquiry take"]),
    ("They confirmed that such lists do exist but refused to hand them over to the union.",
     ["they | negative | they hand over such lists"]),
    ("A teacher asked that her surname not be used.",
     ["teacher | negative underspecified deontic | her surname be used"]),
    ("The clerk agreed it had been dark.", ["clerk |  | it be dark"]),
    # passive and misparsed reports
    ("It was alleged by two former clerks that invoices had been forged.",
     ["two former clerks | probable | invoices be forged"]),
    ("At the same time Leo Marsh underlined, that the guests must be patient.",
     ["Leo Marsh | underspecified deontic | guests be patient"]),
    ("As noted the minister, the road is closed.", ["minister |  | road be closed"]),
    ("Officials answered criticism of slowness on the part of the town that delays are caused by the need to buy oil.",
     ["officials |  | need cause delays"]),
    ("The union said that the main bonus payments were made back in March-June 2024.",
     ["union |  | main bonus payments be made"]),
    # quantities
    ("She claimed the painter owed her £2m.", ["she |  | painter owe £2m."]),
    ("Councillors accused Priya Nair of wasting £60,000 on consultants.",
     ["councillors |  | Priya Nair waste £60,000"]),
    # questions
    ("Tom Ardley: Does the mayor accept that the review was ignored?\n\nHelena Marsh: I do not.",
     ["Tom Ardley | unknown underspecified interrogative | review be ignored"]),
    ("“Why did Leo Marsh say that the pump was new?” Anna Berg asked.", ["Leo Marsh |  | pump be new"]),
    # who "he", "she" and "it" are
    ("Pavel Orlik met the envoy. The ambassador said he could not confirm the deal.",
     ["ambassador | unknown | ambassador confirm deal"]),
    ("The witness told the inquiry she saw two men. She said one of them was carrying a bag.",
     ["witness |  | witness see men", "witness |  | one of them carry bag"]),
    ("Brightwater Holdings said on Tuesday it had sold its cement unit.",
     ["Brightwater Holdings |  | Brightwater Holdings sell its cement unit"]),
    ("Coach Henk Baas was happy. “It was luck,” Baas said. Captain Karl Mbeki disagreed. “We were awful,” he said.",
     ["Karl Mbeki |  | Karl Mbeki be awful"]),
    ("The report found a leak. It concludes that the wall was weak.", ["report |  | wall be weak"]),
    ("Economists met in Oban. They argue that the imports are bad.", ["economists |  | imports be bad"]),
    ("Wages fell in the north. They argue that the imports are bad.", ["they |  | imports be bad"]),
    ("Economists argue that imports cost jobs.", ["economists |  | imports cost jobs"]),
    ("Ann Berg, whose firm built the dam, insists it is safe.", ["Ann Berg |  | dam be safe"]),
    # who "the minister", "his lawyer", "the bank" are
    ("“We will go,” warned Lars Holm. The farm minister dismissed the warning. “Nobody is cutting anything,” "
     "said Eva Storm.", ["Eva Storm |  | Eva Storm dismiss warning"]),
    ("Sam Rowe, 24, was fined. His lawyer argued that the money was a gift.",
     ["Sam Rowe's lawyer |  | money be gift"]),
    ("“Prices rise,” said Olu Ade, an economist at Meridian Bank. The central bank stood by its estimate.",
     ["central bank |  | central bank stand by estimate"]),
    ("The builder, Milan Dusek, has admitted that he paid Brandt.", ["Milan Dusek |  | Milan Dusek pay Brandt"]),
    ("Pavel Orlik met the envoy. The witness said that the road was icy.", ["witness |  | road be icy"]),
    ("The pilot saw a light. He was told to land, but he decided to return to Oban.",
     ["pilot | probable predicted | pilot return to Oban"]),
    ("“It can be seen from Leo Marsh's statements during the meeting with Omar Reyes that he is satisfied with the "
     "deal,” Lars Holm said.", ["Leo Marsh |  | Leo Marsh be satisfied with deal"]),
    ("Okafor's protest, who does not want to wait for the report, goes deeper.",
     ["Okafor | negative underspecified desired | Okafor wait for report"]),
    # namesakes, names of either sex, offices before a name
    ("Mr Marsh called the vote a sham. Mrs Marsh said the vote was fair.",
     ["Marsh |  | vote be sham", "Mrs Marsh |  | vote be fair"]),
    ("Leo Marsh and Ann Marsh met. Mr Marsh said the dam broke. Mrs Marsh denied it.",
     ["Leo Marsh |  | dam break", "Ann Marsh | negative | dam break"]),
    ("Mrs Holm was fined. Lars Holm said the money was a gift.", ["– |  | Holm be fined"]),
    ("Robin Vale met Lars Holm in Oslo. She said the vote was fair.", ["Robin Vale |  | vote be fair"]),
    ("Alex Vale met Lars Holm in Oslo. He said the vote was fair.", ["he |  | vote be fair"]),
    ("Texas Sen. Paula Rowe said the dam is safe.", ["Paula Rowe |  | dam be safe"]),
    ("I walked to the harbour. I saw that the crane had fallen.", ["– |  | crane fall"]),
    # who speaks for somebody is not that person
    ("Leo Marsh's lawyer said he never signed the letter.", ["Leo Marsh's lawyer | negative | Leo Marsh sign letter"]),
    ("Leo Marsh's deputy said the letter was fake.", ["Leo Marsh's deputy |  | letter be fake"]),
    ("Ann Berg, a lawyer, met Leo Marsh. Marsh's lawyer said the letter was fake.",
     ["Marsh's lawyer |  | letter be fake"]),
    # charges and what is held back
    ("Rhona Falk claims that Leo Marsh lied about the fire, an allegation Marsh has always denied.",
     ["Rhona Falk |  | Leo Marsh lie about fire", "Leo Marsh | negative | Leo Marsh lie about fire"]),
    ("Few believe that the dam is safe.", ["few | negative probable | dam be safe"]),
    # reports called false, and what is left open
    ("Asked if he had lied, Leo Marsh said no.", ["Leo Marsh | negative | he lie"]),
    ("Asked whether the dam was safe, Rhona Falk answered yes.", ["Rhona Falk |  | dam be safe"]),
    ("“Reports that soldiers burned the mill are false,” Leo Marsh said.",
     ["Leo Marsh | negative | soldiers burn mill"]),
    ("Anna Berg said the idea that the mill burned is nonsense.", ["Anna Berg | negative | mill burn"]),
    ("The fact that the mill burned is sad, Anna Berg said.", ["Anna Berg |  | mill burn"]),
    ("The ministry could neither confirm nor deny that the valve leaked.",
     ["ministry | unknown underspecified | valve leak"]),
    ("Neither Anna Berg nor Lars Holm confirmed that the mill burned.", ["– | unknown underspecified | mill burn"]),
    # what is only aimed at, waited for or likely
    ("Rhona Falk said the boycott stays until the debts are paid.",
     ["Rhona Falk |  | boycott stay", "Rhona Falk | underspecified conditional | debts be paid"]),
    ("Rhona Falk said they will work so that the rights of the divers are respected.",
     ["Rhona Falk | underspecified desired | rights of the divers be respected"]),
    ("The damage was caused not by oil but most likely by coal.", ["– | probable | coal cause damage"]),
    ("Two inquiries are underway, while the criminal inquiry is expected to take longer.",
     ["unknown speaker | probable predicted | criminal inquiry take"]),
    # stances with the thing they are about
    ("Omar Reyes had issued an apology to the crew last year for the sinking.",
     ["Omar Reyes |  | Omar Reyes issue apology for sinking"]),
    ("The Danish Transport Ministry called the reports of the Swedish side about the overdue fees \"misleading.\"",
     ["Danish Transport Ministry |  | reports of the Swedish side be misleading"]),
    ("The authors of the letter accuse Sweden of \"not doing its part\" in finding the causes of the ferry fire.",
     ["authors of the letter | negative | Sweden do its part"]),
    # parses that are mended first: what is inserted, joined too high, or cut off from its noun
    ("The pilot was advised, and this is clear from the log, to land in Oban.",
     ["unknown speaker | underspecified deontic | pilot land in Oban", "–  |  | this be clear from log"]),
    ("Rhona Falk said the yard is in the process of being closed.", ["Rhona Falk |  | yard be closed"]),
    ("The centre indicates that Norland has no problems with the summit itself, but there are problems with the mayor.",
     ["centre | negative probable | Norland have problem with summit", "centre | probable | problems be with mayor"]),
    ("“I hope this work will not simply be resumed today, but will also be widened,” Anna Berg said.",
     ["Anna Berg | underspecified desired | this work be resumed",
      "Anna Berg | underspecified desired | this work be widened"]),
    ("Leo Marsh denied reports in the Herald that he had quit.", ["Leo Marsh | negative | Leo Marsh quit"]),
    ("“It was not a fire that broke out at night, but rather the usual smoke of the mill's ovens,” Leo Marsh said.",
     ["Leo Marsh | negative | it be fire", "Leo Marsh |  | it be usual smoke of the mill's ovens"]),
    ("We thank the crew, too, for this, and we will pay the fine.", ["– | predicted | we pay fine"]),
    ("As soon as Norland joins the league, the tolls will fall.", ["– | predicted | Norland join league"]),
    # phrases that only accompany a sentence
    ("So to speak, the dam is the tip, Leo Marsh said.", ["Leo Marsh |  | dam be tip"]),
    ("“The report is not exact, to put it bluntly,” Leo Marsh said.", ["Leo Marsh | negative | report be exact"]),
    ("“Not to mention that two of the pumps are new,” Leo Marsh said.", ["Leo Marsh |  | two of the pumps be new"]),
    ("“As far as the tolls are concerned, we are neutral,” Leo Marsh said.", ["Leo Marsh |  | Leo Marsh be neutral"]),
    ("“Our figures, let's put it this way, are old,” Leo Marsh said.", ["Leo Marsh |  | Our figures be old"]),
    ("“You know, it is cold,” Leo Marsh said.", ["Leo Marsh |  | it be cold"]),
    ("“The matter has to do with the tolls,” Leo Marsh said.", ["Leo Marsh |  | matter have to do with tolls"]),
    # participles that are adjectives, or tell which thing is meant
    ("“The winter has been exhausting for the crews,” Leo Marsh said.",
     ["Leo Marsh |  | winter be exhausting for crews"]),
    ("“The news was good for us and surprising in many ways,” Leo Marsh said.",
     ["Leo Marsh |  | news be surprising in many ways"]),
    ("“Norland has mixed memories of the war,” Leo Marsh said.",
     ["Leo Marsh |  | Norland have mixed memories of the war"]),
    ("“So the pact signed on Friday, of course, holds a clause on tolls,” Leo Marsh said.",
     ["Leo Marsh |  | pact hold clause"]),
    ("The huts were raided, taken apart and burned, Leo Marsh said.",
     ["Leo Marsh |  | huts be taken apart", "Leo Marsh |  | huts be burned"]),
    ("“This was possible thanks to the crew,” Leo Marsh said.", ["Leo Marsh |  | This be possible"]),
    ("“This has given us the chance to rest,” Leo Marsh said.", ["Leo Marsh |  | This give chance"]),
    ("“We must make an effort for this to work,” Leo Marsh said.",
     ["Leo Marsh | underspecified deontic | Leo Marsh make effort"]),
    # whom somebody's words are about
    ("Karl Rowe slept. “It is good for him,” Tom Lind said of Leo Marsh.", ["Tom Lind |  | it be good for Leo Marsh"]),
    ("Karl Rowe slept. Asked about Leo Marsh, Tom Lind said: “He is a liar.”", ["Tom Lind |  | Leo Marsh be liar"]),
    ("Karl Rowe slept. “Karl Dahl came and he was late,” Tom Lind said of Leo Marsh.",
     ["Tom Lind |  | Karl Dahl be late"]),
    ("“There's a man that watches me, has the keys,” Leo Marsh said.", ["Leo Marsh |  | man have keys"]),
    # a name that an editor put in
    ("“[Leo] knows he will win, and I am glad,” Karl Rowe said of Leo Marsh.",
     ["Leo Marsh | predicted | Leo Marsh win", "Karl Rowe |  | Karl Rowe be glad"]),
    # "we" that is plainly more than who speaks
    ("“If we do not get tough, we are not going to have a country,” Leo Marsh said.",
     ["Leo Marsh | negative underspecified conditional | we get tough",
      "Leo Marsh | negative underspecified conditional | we have country"]),
    ("“We will make Norway great,” Leo Marsh said.", ["Leo Marsh | predicted | we make Norway great"]),
    ("“We have to mend the dam,” Leo Marsh said.", ["Leo Marsh | underspecified deontic | we mend dam"]),
    ("“We have nothing to hide,” Leo Marsh said.", ["Leo Marsh | negative | Leo Marsh have anything"]),
    ("“We should have answered,” Leo Marsh said.", ["Leo Marsh | underspecified deontic | Leo Marsh answer"]),
    ("“We, as a nation, must wait,” Leo Marsh said.", ["Leo Marsh | underspecified deontic | we wait"]),
    ("“We help each other,” said Leo Marsh.", ["Leo Marsh |  | we help each other"]),
    ("“We are partners and we were wrong,” Leo Marsh said.",
     ["Leo Marsh |  | we be partners", "Leo Marsh |  | Leo Marsh be wrong"]),
    ("“The tolls are killing us,” Leo Marsh said.", ["Leo Marsh |  | tolls kill us"]),
    ("“The guards never came to us,” Leo Marsh said.", ["Leo Marsh | negative | guards come to Leo Marsh"]),
    ("“We found no crack,” said Ines Lind, a spokeswoman for the railway.", ["Ines Lind | negative | we find crack"]),
    ("“We found no crack,” a spokeswoman said.", ["spokeswoman | negative | we find crack"]),
    ("“We would like everything to be settled soon,” Leo Marsh said.",
     ["Leo Marsh | underspecified desired | everything be settled"]),
    # which words belong together
    ("“The halls in Oban and Orsk were closed,” Leo Marsh said.", ["Leo Marsh |  | halls be closed"]),
    ("“If we talk about Norland, the embassy and Ambassador Falk know the rules,” Leo Marsh said.",
     ["Leo Marsh | underspecified conditional | embassy know rules"]),
    ("“The figures – we published them in May – were checked twice,” Leo Marsh said.",
     ["Leo Marsh |  | figures be checked"]),
    ("“Those who fled because of the fire, we have found all of them,” Leo Marsh said.",
     ["Leo Marsh |  | Leo Marsh find all of them"]),
    ("“It is no secret to anyone that the bridge belongs to Norland,” Leo Marsh said.",
     ["Leo Marsh |  | bridge belong to Norland"]),
    ("“One of them is a pilot and the other a cook,” Leo Marsh said.", ["Leo Marsh |  | One of them be pilot"]),
    ("“Some came, others did not come,” Leo Marsh said.",
     ["Leo Marsh |  | Some come", "Leo Marsh | negative | others come"]),
    # what is only asked, left to others, or not done yet
    ("“Few towns keep such books. How many people have left, how many have stayed,” Leo Marsh said.",
     ["Leo Marsh | unknown underspecified interrogative | How many people leave"]),
    ("“It is not for us to judge how good the work was,” Leo Marsh said.",
     ["Leo Marsh | underspecified hypothetical | Leo Marsh judge how good the work was"]),
    ("“Not everyone is as patient as you,” Leo Marsh said.", ["Leo Marsh | negative | everyone be patient as you"]),
    ("The council has yet to pay the crew, Leo Marsh said.",
     ["Leo Marsh | negative underspecified deontic | council pay crew"]),
    ("“It is essential to add that Anna Berg warned the crew,” Leo Marsh said.",
     ["Leo Marsh |  | Anna Berg warn crew"]),
    ("“My talks with the crew show that there is no reason to wait,” Leo Marsh said.",
     ["Leo Marsh | negative | reason exist"]),
    # an editor's letters in brackets are part of their word
    ("“[W]e will sell the yard,” Anna Berg said.", ["Anna Berg | predicted | Anna Berg sell yard"]),
    ("“[T]he dam has held,” Anna Berg said.", ["Anna Berg |  | dam hold"]),
    ("“They ha[ve] no plan,” Anna Berg said.", ["Anna Berg | negative | they have plan"]),
    ("Leo Marsh said the mate “own[s] the yard.”", ["Leo Marsh |  | mate own yard"]),
    # a seat of government speaks for its country, and is a house that people move into
    ("The White House said the plan was dead.", ["United States |  | plan be dead"]),
    ("Leo Marsh moved into the White House.", ["– |  | Leo Marsh move into White House"]),
    ("Anna Berg left the Kremlin.", ["– |  | Anna Berg leave Kremlin"]),
    # "’s" is "has" before what somebody has done or gave to somebody
    ("She’s sold the pier.", ["– |  | she sell pier"]),
    ("“And he’s given the clubs millions of dollars,” Leo Marsh said.", ["Leo Marsh |  | he give millions of dollars"]),
    ("She’s given a boat.", ["– |  | she be given boat"]),
    # how long before is neither a thing nor the time of what came after
    ("Leo Marsh sent her an email weeks before he sold the yard.",
     ["– |  | Leo Marsh send email", "– |  | Leo Marsh sell yard"]),
    # what somebody wants, is expected or failed to say has not been said
    ("Anna Berg wants to announce that the dam is safe.", ["Anna Berg | underspecified desired | dam be safe"]),
    ("The council does not want to confirm that the dam leaks badly.",
     ["council | negative underspecified desired | council confirm that the dam leaks badly"]),
    ("The council plans to deny that the dam is old.", ["council | negative probable predicted | dam be old"]),
    ("Leo Marsh is expected to announce that he will resign.",
     ["unknown speaker | probable predicted | Leo Marsh resign"]),
    ("The mayor failed to admit that the dam is old.", ["mayor | unknown underspecified | dam be old"]),
    ("The mayor did not fail to mention that the dam is old.", ["mayor |  | dam be old"]),
    ("“I want to add that the dam is old,” Leo Marsh said.", ["Leo Marsh |  | dam be old"]),
    ("Nine firms have asked for an opportunity to work in the port.",
     ["nine firms | underspecified hypothetical | firms work in port"]),
    ("The Harbour Union candidate lost the vote, Leo Marsh said.",
     ["Leo Marsh |  | Harbour Union candidate lose vote"]),
    ("States rarely share their taxes, Anna Berg said.", ["Anna Berg | negative probable | States share their taxes"]),
    ("Leo Marsh refused to say that the dam should be closed.",
     ["Leo Marsh | unknown underspecified deontic | dam be closed"]),
    ("Leo Marsh refused to apologise for the leak.", ["Leo Marsh | negative | Leo Marsh apologise for leak"]),
    ("The leader of the Harbour League, Karl Lind, warned of a storm. Anna Berg said the former president was rude.",
     ["Anna Berg |  | former president be rude"]),
    ("Karl Lind, the 2012 Harbour Union candidate, tweeted in response: “Big difference: ships kill whales.”",
     ["Karl Lind |  | ships kill whales"]),
    ("The plan comes in the wake of polls by Oban University that showed that Leo Marsh was ahead.",
     ["polls |  | Leo Marsh be"]),
    # who "who" is, who has asked, what has no mind
    ("“The choice is hard,” said one man with knowledge of the plan's flaws, who spoke on condition of anonymity.",
     ["one man |  | choice be hard"]),
    ("Many clerks believe quick relief is possible only in court and have called on the council to act.",
     ["many clerks | probable | quick relief be possible in court",
      "many clerks | underspecified deontic | council act"]),
    ("The steps include delaying refunds and now considering whether the port should cut fees.",
     ["unknown speaker | unknown underspecified interrogative | port cut fees"]),
    ("Leo Marsh acknowledged that even he found the rules confusing.", ["Leo Marsh |  | rules be confusing"]),
    ("The firm is running out of coal, Leo Marsh said.", ["Leo Marsh |  | firm run out of coal"]),
    ("The club stayed quiet in order to win the cup, Leo Marsh said.", ["Leo Marsh |  | club stay quiet"]),
    ("The builder, Milan Orlik, admitted that he paid the clerk.", ["Milan Orlik |  | Milan Orlik pay clerk"]),
    # two who speak, one behind an inserted clause; a name behind the verb
    ("Rhona Falk, whose firm built the dam, and Leo Marsh, its inspector, both insist that the dam is safe.",
     ["Leo Marsh and Rhona Falk |  | dam be safe", "– |  | firm build dam"]),
    ("The mayor, who came late, and the governor said the bridge is safe.",
     ["mayor and governor |  | bridge be safe", "– |  | mayor come"]),
    ("The tide was high, the columnist writes Wavenews.Com Rhona Falk.", ["Rhona Falk |  | tide be high"]),
    # who is blamed, and who is told to do something
    ("The union blamed the strike for the delay.", ["union |  | strike be to blame for delay"]),
    ("Leo Marsh blames the delay on the fog and the ice.",
     ["Leo Marsh |  | fog be to blame for delay", "Leo Marsh |  | ice be to blame for delay"]),
    ("The mayor was blamed for the flood.", ["unknown speaker |  | mayor be to blame for flood"]),
    ("Anna Berg told the crew to leave the ship.", ["Anna Berg | underspecified deontic | crew leave ship"]),
    ("Anna Berg told the crew that she has to leave.", ["Anna Berg | underspecified deontic | Anna Berg leave"]),
    ("Anna Berg advised the guests not to swim.", ["Anna Berg | negative underspecified deontic | guests swim"]),
]  # fmt: skip


def told(extraction):
    """Every claim as one line; what is positive, certain and factual goes without saying."""
    out = set()
    for claim in extraction.claims:
        signs = (claim.polarity, claim.certainty, claim.modality)
        plain = ("positive", "certain", "factual")
        marked = " ".join(sign for sign, usual in zip(signs, plain, strict=True) if sign != usual)
        out.add(f"{claim.speaker.label if claim.speaker else '–'} | {marked} | {claim.proposition}")
    return out


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_claims_what(extract, text, expected):
    assert {" ".join(line.split()) for line in expected} <= {" ".join(line.split()) for line in told(extract(text))}


@pytest.mark.parametrize(
    "text",
    ["Rhona Falk stopped short of calling it a war.", "Leo Marsh left without thanking the crew."],
)
def test_what_is_held_back_is_nobodys_claim(extract, text):
    assert [claim for claim in extract(text).claims if claim.speaker] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # only the speaker of the sentence has said anything, whatever verbs of saying it holds
        ("“If Marsh had said in May what he says now, the bank would be open,” Anna Berg said.", "Anna Berg"),
        ("Anna Berg said it was hard to say how the case would end.", "Anna Berg"),
        ("“It seems that the tide is late,” Anna Berg said.", "Anna Berg"),
        ("Anna Berg: Thank you for coming. It is important to note that the crew was paid.\n\nLeo Marsh: Yes.",
         "Anna Berg"),
        ("Anna Berg asked her lawyer to tell the board that she would not come.", "Anna Berg"),
        ("“Can the minister confirm that the wall held?” Anna Berg asked.", "Anna Berg"),
    ],
)  # fmt: skip
def test_what_nobody_has_said_is_nobodys_claim(extract, text, speaker):
    claims = [claim for claim in extract(text).claims if claim.speaker and claim.speaker.label != "Leo Marsh"]
    assert {claim.speaker.label for claim in claims} == {speaker}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # half a pair of marks is not what stands in the text
        ("The mayor said the report was “a disgrace to the town.”", "the report was “a disgrace to the town.”"),
        ('Anna Berg said the council "didn\'t notice it," and left.', 'the council "didn\'t notice it,"'),
        ("Anna Berg said the mill cost 2 million crowns (about 90,000 euros).",
         "the mill cost 2 million crowns (about 90,000 euros)"),
        # sentences joined by a comma, a semicolon or a dash are as many claims
        ("“We never forget this; we remember the pact,” Leo Marsh said.", "we remember the pact"),
        ("“The talks with Norland continue, guards help the guests,” Leo Marsh said.", "guards help the guests"),
        # the day on which something is said is no part of it
        ("Lomond Ferries said on Friday it would cut fares.", "it would cut fares"),
        # nor is the first half of somebody else's clause
        ("The mill is shut, while the dam is expected to reopen.", "The mill is shut"),
        # a date or an hour is not cut in two
        ("The clerk told the court she saw two men leave the hall before 9 p.m. She called nobody.",
         "she saw two men leave the hall before 9 p.m."),
        ("The ministry said the bridge was closed at 3 a.m.", "the bridge was closed at 3 a.m."),
        # an act keeps what it is for, over the heads of whom it is for
        ("Leo Marsh issued an apology to the families last week for the noise.", "for the noise"),
        ("Leo Marsh would not admit guilt on the firm's part, which led to a long row.", "guilt on the firm's part"),
    ],
)  # fmt: skip
def test_the_exact_words(extract, text, words):
    pieces = [text[piece.start : piece.end] for claim in extract(text).claims for piece in claim.pieces]
    assert words in pieces


def test_a_shared_subject_stays_with_both_of_its_verbs(extract):
    claims = extract("“I called the port and asked if there was news,” Anna Berg said.").claims
    assert "I called the port" in [claim.text for claim in claims]
    narrated = extract("Leo Marsh opened the session, stressing that the fund was solvent.").claims
    assert "Leo Marsh opened the session" in [claim.text for claim in narrated if claim.speaker is None]


def test_second_of_two_reports_shares_the_date_of_the_first(extract):
    text = "In May 2024, Leo Marsh admitted that the dam was weak and promised that the town would rebuild it."
    assert {claim.date for claim in extract(text, date="2025-03-12").claims} == {"2024-05"}


@pytest.mark.parametrize("hearer", ["the Herald", "Radio Vale", "CNN"])
def test_the_day_of_a_report_is_no_part_of_who_hears_it(extract, hearer):
    [claim] = extract(f"Leo Marsh told {hearer} Monday that the pier was closed.").claims
    assert claim.addressee.label == hearer.removeprefix("the ")


@pytest.mark.parametrize(
    "text",
    [
        "Leo Marsh wrote a memo titled “How the Tug Came Home.”",
        "Leo Marsh wrote an essay, “Why the Tug Never Sank.”",
        "Leo Marsh read “Why the Tug Never Sank” in Oban.",
    ],
)
def test_a_title_claims_nothing(extract, text):
    assert not [claim for claim in extract(text).claims if claim.proposition.subject.label == "Tug"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("The club, founded in 2007, has raised more money.", []),
        ("The council found emails that were deleted in 2014.", []),
        ("In May 2024, the council found the emails that were lost.", ["2024-05-01"]),
        ("Leo Marsh spoke at a fair held in May 2024.", ["2024-05-01"]),
        ("After the storm of 2014 hit Oban, the dam broke.", ["2014-01-01"]),
    ],
)
def test_a_claim_has_its_own_dates_only(extract, text, starts):
    [claim, *_] = [claim for claim in extract(text).claims if claim.text == text[:-1]]
    assert [time.start for time in claim.times] == starts


def test_a_day_without_a_year_follows_the_last_full_date(extract):
    text = "On March 2, 2015, the pier was closed. On March 25, Leo Marsh called the yard."
    assert [span.start for claim in extract(text, date=None).claims for span in claim.times] == [
        "2015-03-02",
        "2015-03-25",
    ]


def test_whom_somebody_speaks_to_is_the_addressee_and_no_claim(extract):
    [claim] = extract("Speaking to Radio Vale, Leo Marsh said the pier was closed.").claims
    assert (claim.speaker.label, claim.addressee.label) == ("Leo Marsh", "Radio Vale")


def test_what_others_say_is_not_said_to_the_one_who_hears_of_it(extract):
    claims = extract("Jane Odell told the jury that Arno Dahl promised to repay the loan.").claims
    [inner] = [claim for claim in claims if claim.cue.lemma == "promise"]
    assert (inner.speaker.label, inner.addressee, inner.reporter.label) == ("Arno Dahl", None, "Jane Odell")


def test_a_report_in_the_headline_does_not_upset_what_stands_below(extract):
    text = (
        "“We were wrong”: Victor Strand talks to Radio Vale\n\n"
        "Lena Frost: Mr Strand, for weeks your company said that no oil had leaked.\n\nVictor Strand: It did.\n"
    )
    shown = {(claim.speaker.label, str(claim.proposition)) for claim in extract(text).claims if claim.speaker}
    assert ("Victor Strand's company", "oil leak") in shown


def test_a_headline_out_of_order_is_survived(extract):
    assert extract("Ready to back the plan, Moe works to calm the hall.\n\nLeo Marsh said the hall was calm.").claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Minister for Rivers (Helena Marsh): I am grateful for that question.\n\n"
         "Tom Ardley (Westmere): My voters wait.\n\nHelena Marsh: I know that.", "Helena Marsh"),
        ("Question from the hall: How sure are you?\n\nChief Financial Officer Ana Ruiz: We are sure.", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_labels_of_turns(extract, text, speaker):
    assert speaker in [claim.speaker.label for claim in extract(text).claims if claim.speaker]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("“The step is simple since Norland is an ally,” Anna Berg said.", "cause", "since Norland is an ally"),
        ("Thanks to your care, the ties were strong, Anna Berg said.", "cause", "Thanks to your care"),
        ("In the event of rain the match will move indoors, Anna Berg said.", "condition", "In the event of rain"),
    ],
)
def test_roles_of_qualifiers(extract, text, role, words):
    found = [(q.role, q.value) for claim in extract(text).claims for q in claim.proposition.qualifiers]
    assert (role, words) in found
