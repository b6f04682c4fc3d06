"""Names: normal forms, the roster of a document, identities across documents, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids
from kg.extract.appositions import apposed_role
from kg.model import Entity
from kg.names import Named, Role, Roster, adjective, country, fold, link, role, strip_titles
from kg.names.folding import organisation_key, parts, similar, without_patronymic


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei", "Sergey"),
        ("Sergej", "Sergey"),
        ("Orlovskiy", "Orlovsky"),
        ("Mikhaylenko", "Mikhailenko"),
        ("Yevgeny", "Evgeni"),
        ("Dmitriy", "Dmitri"),
        ("Çelik", "Celik"),
        ("Ağayev", "Aghayev"),
        ("Zelenko", "Zelenko"),
        ("Vainberg", "Wainberg"),
        ("Khasanov", "Hasanov"),
        ("Alexei", "Aleksei"),
        ("O’Hara", "O'Hara"),
        ("Strøm", "Strom"),
    ],
)
def test_spellings_of_one_name_fold_alike(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Karimov", "Karimova"), ("Volkov", "Volkova"), ("Belsky", "Belskaya"), ("Lind", "Lund"), ("Marin", "Marina")],
)
def test_guards_keep_people_apart(a, b):
    assert fold(a) != fold(b)
    assert similar(fold(a), fold(b)) < 0.93


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Ivan Petrovich Sidorov", "Ivan Sidorov"),
        ("Olga Sergeevna Belskaya", "Olga Belskaya"),
        ("Rashad Kamal oglu Mammadov", "Rashad Mammadov"),
        ("Viktor Shostakevich", "Viktor Shostakevich"),
        ("Boris Nikolaevich", "Boris Nikolaevich"),
        ("Rashad Kamal oglu", "Rashad Kamal oglu"),
        ("Mr Ivan Sidorov's", "Ivan Sidorov"),
        ("Jan van der Berg", "Jan van der Berg"),
    ],
)
def test_patronymics_and_titles_go(name, own):
    assert without_patronymic(strip_titles(name)[1]) == own


def test_a_patronymic_is_told_by_the_father():
    assert parts("Boris Nikolaevich")[1] == ("Nikolaevich",)
    assert parts("Anna Pavlovna")[1] == ("Pavlovna",)
    assert parts("Viktor Shostakevich")[1] == parts("Tamara Lukashevich")[1] == ()


@pytest.mark.parametrize(
    ("text", "voice", "nation"),
    [
        ("Georgia", False, "Georgia"),
        ("the Republic of Moldova", False, "Moldova"),
        ("the Netherlands", False, "Netherlands"),
        ("Helsinki", False, None),
        ("Helsinki", True, "Finland"),
        ("official Helsinki", False, "Finland"),
        ("the White House", True, "United States"),
        ("the Finnish side", True, "Finland"),
        ("the Finnish side", False, None),
        ("us", True, None),
        ("Riva", True, None),
    ],
)
def test_countries_and_their_voices(text, voice, nation):
    assert country(text, voice) == nation


def test_adjectives_are_capitalised():
    assert (adjective("Finnish"), adjective("Finns"), adjective("polish")) == ("Finland", "Finland", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Finnish leader", Role("leader", "leader", "Finland", "")),
        ("President of the Republic of Moldova", Role("president", "head of state", "Moldova", "")),
        (
            "the spokeswoman of the Latvian President",
            Role("spokesperson", "spokesperson", "Latvia", "Latvian President"),
        ),
        ("independent maritime expert", Role("expert", "expert", "", "independent maritime")),
        ("the table", None),
    ],
)
def test_roles(text, expected):
    assert role(text) == expected


def roster(*mentions):
    return Roster([Named(text, kind, words) for text, kind, words in mentions])


AFFAIR = roster(
    ("Marta Lind", "person", "Finnish President"),
    ("Lind", "person", ""),
    ("Viktor Orlov", "person", "Estonian President"),
    ("Viktor Ivanovich", "person", ""),
    ("Jane Smith", "person", ""),
    ("John Smith", "person", "mayor"),
    ("Smith", "person", ""),
    ("Anna Orlova", "person", "spokeswoman"),
    ("Orlov", "person", ""),
    ("Sergei Mikhailenko", "person", ""),
    ("Sergey Mikhaylenko", "person", ""),
    ("Ministry of Transport of the Republic of Estonia", "organisation", ""),
    ("Estonian Transport Ministry", "organisation", ""),
    ("Baltic Salvage Union", "organisation", ""),
    ("BSU", "organisation", ""),
    ("Nordholm Lines", "organisation", ""),
    ("Nordholm", "organisation", ""),
)


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        ("Lind", "person", "Marta Lind"),
        ("Viktor Ivanovich", "person", "Viktor Orlov"),
        ("Orlov", "person", "Viktor Orlov"),
        ("Smith", "person", None),
        ("Sergei Mikhailenko", "person", "Sergey Mikhaylenko"),
        ("Estonian Transport Ministry", "organisation", "Ministry of Transport of the Republic of Estonia"),
        ("BSU", "organisation", "Baltic Salvage Union"),
        ("Nordholm", "organisation", "Nordholm Lines"),
    ],
)
def test_roster(name, kind, label):
    entity = AFFAIR.resolve(name, kind)
    assert (entity.label if entity else None) == label


@pytest.mark.parametrize(
    ("names", "asked", "label"),
    [
        (("Joseph R. Lind Jr", "Mr. Lind"), "Mr. Lind", "Joseph R. Lind Jr"),
        (("Joseph R. Lind Jr", "Joe"), "Joe", "Joseph R. Lind Jr"),
        (("Leo Marsh", "Leo Marsh Jr.", "Marsh"), "Marsh", "Leo Marsh"),
        (("Leo Marsh III", "Mr. Marsh"), "Mr. Marsh", "Leo Marsh III"),
        (("Charles III", "Charles"), "Charles", "Charles III"),
        (("Leo Marsh", "Leo Marsh Jr."), "Leo Marsh Jr.", "Leo Marsh Jr"),
        (("Leo Marsh", "Marsh Jr."), "Marsh Jr.", "Marsh Jr"),
        (("Bill Marsh", "William Marsh"), "Bill Marsh", "William Marsh"),
        (("Bill Marsh", "Robert Marsh"), "Bill Marsh", "Bill Marsh"),
        (("Enrique Moa Lind", "Moa Lind", "Moa Lind"), "Moa Lind", "Enrique Moa Lind"),
        (("Enrique Carl Lind", "Carl Lind"), "Carl Lind", "Carl Lind"),
    ],
)
def test_short_names_and_namesakes(names, asked, label):
    people = roster(*((name, "person", "") for name in names))
    assert people.resolve(asked).label == label


def test_a_title_is_said_once():
    assert [one.role for one in Roster([Named("Lady Ida Holm", "person", "First Lady")]).entities] == ["First Lady"]


def test_every_merge_has_a_reason():
    reasons = {merge.text: merge.reason for merge in AFFAIR.merges}
    assert reasons["Lind"] == "family name of Marta Lind"
    assert reasons["Viktor Ivanovich"] == "first name and patronymic of Viktor Orlov, the only Viktor here"
    assert "Smith" not in reasons


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("the Finnish president", "Marta Lind"),
        ("the Estonian leader", "Viktor Orlov"),
        ("the president", None),
        ("the Polish president", None),
        ("the mayor", "John Smith"),
        ("the spokeswoman", "Anna Orlova"),
    ],
)
def test_holders_of_offices(words, label):
    holder, reason = AFFAIR.holder(words)
    assert (holder.label if holder else None) == label
    assert reason


def test_organisation_keys():
    assert organisation_key("Foreign Ministry of Estonia") == organisation_key("Estonia's Ministry of Foreign Affairs")
    assert organisation_key("Estonian Foreign Ministry") != organisation_key("Latvian Foreign Ministry")


def entity(label, kind="person", words=""):
    return Entity(ids.mint("entity", label.casefold()), label, kind, (label,), words)


def labelled(entities_by_document):
    names = {e.id: e.label for entities in entities_by_document.values() for e in entities}
    return {(names[i.a], names[i.b]) for i in link(entities_by_document)}


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ({"1": [entity("Lind")], "2": [entity("Marta Lind")]}, {("Lind", "Marta Lind")}),
        ({"1": [entity("Marsh")], "2": [entity("Leo Marsh Jr")], "3": [entity("Leo Marsh")]}, {("Marsh", "Leo Marsh")}),
        ({"1": [entity("Smith")], "2": [entity("Jane Smith")], "3": [entity("John Smith")]}, set()),
        ({"1": [entity("Karimov")], "2": [entity("Leyla Karimova")]}, set()),
        (
            {"1": [entity("Sergei Orlovsky")], "2": [entity("Sergey Orlovskiy")]},
            {("Sergey Orlovskiy", "Sergei Orlovsky")},
        ),
        (
            {
                "1": [entity("ICAO", "organisation")],
                "2": [entity("International Civil Aviation Organization", "organisation")],
            },
            {("ICAO", "International Civil Aviation Organization")},
        ),
        (
            {"1": [entity("prime minister of Finland")], "2": [entity("Aino Virta", words="Finnish Prime Minister")]},
            {("prime minister of Finland", "Aino Virta")},
        ),
    ],
)
def test_identities_across_documents(documents, expected):
    assert labelled(documents) == expected


PEOPLE = [
    "Lind",
    "Marta Lind",
    "M. Lind",
    "Smith",
    "Jane Smith",
    "John Smith",
    "Sergei Orlovsky",
    "Sergey Orlovskiy",
    "Orlovsky",
]


@given(st.permutations(PEOPLE), st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_identities_do_not_depend_on_order(order, homes):
    where = dict(zip(PEOPLE, homes, strict=True))
    documents = {}
    for name in order:
        documents.setdefault(str(where[name]), []).append(entity(name))
    fixed = {key: [entity(n) for n in PEOPLE if str(where[n]) == key] for key in sorted(documents)}
    assert link(documents) == link(fixed)


@given(
    st.lists(
        st.tuples(
            st.text(max_size=20), st.sampled_from(["person", "organisation", "country", "place"]), st.text(max_size=20)
        ),
        max_size=6,
    )
)
def test_any_names_are_survived(mentions):
    found = roster(*mentions)
    for text, kind, words in mentions:
        found.resolve(text, kind)
        found.holder(words)
    assert len({e.id for e in found.entities}) == len(found.entities)


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("The spokesman of the harbour minister, ", "spokesman of the harbour minister"),
        ("Late on Monday the harbour minister, ", "harbour minister"),
        ("A lawyer for the crew, ", "lawyer for the crew"),
    ],
)
def test_the_office_before_a_name_is_the_whole_phrase(before, role):
    text = f"{before}Ann Lee, said the dock was shut."
    assert apposed_role(text, len(before), len(before) + len("Ann Lee")) == role
