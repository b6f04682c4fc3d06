"""``kg claims`` and ``kg links``: rows out, pipeable."""

from __future__ import annotations

import click

from ..model import LINK_KINDS
from . import options

SHORT = 8  # characters of an id in a table: enough for 'kg review'


@click.command()
@options.graph
@options.row_format
@click.option("--speaker", metavar="NAME", help="Only this speaker (any part of the name).")
@click.option("--about", metavar="WORDS", help="Only claims whose words or triple contain this.")
@click.option("--document", metavar="NAME", help="Only this document (file name, address, or a part of the name).")
@click.option("--since", type=options.Day(), metavar="DATE", help="Said on this ISO date or later.")
@click.option("--until", type=options.Day(), metavar="DATE", help="Said on this ISO date or earlier.")
@click.option("--act", help="Only this speech act: say, admit, deny, ask, promise, …")
@click.option("--attributed", is_flag=True, help="Leave out what the narrator says.")
def claims(graph, format_, speaker, about, document, since, until, act, attributed):
    """List claims: who said what, when, where."""
    from .. import api
    from ..records import CLAIM_FIELDS, claim_record

    wanted = {"speaker": speaker, "about": about, "document": document, "since": since, "until": until, "act": act}
    if act is not None:
        _known_act(act)
    with api.open(graph) as opened:
        documents, notices = {each.id: each for each in opened.documents()}, opened.retracted()
        found = opened.claims(**{name: value for name, value in wanted.items() if value is not None})
        found = [claim for claim in found if not (attributed and claim.speaker is None)]
        rows = [claim_record(claim, documents[claim.document], notices.get(claim.document)) for claim in found]
    if format_ == "table" or (format_ is None and options.on_terminal()):
        rows = [_table_row(claim, row) for claim, row in zip(found, rows, strict=True)]
    options.write_rows(rows, CLAIM_FIELDS, format_, ["id", "date", "speaker", "words"])
    if not rows:
        options.none_matches("claim", **wanted)


def _known_act(act: str) -> None:
    from ..vocab import names

    known = names("act")
    if act not in known:
        raise click.BadParameter(f"{act!r} is no speech act; known: {', '.join(known)}", param_hint="--act")


def _table_row(claim, row: dict) -> dict:
    """Return what a table shows of a claim: its words as a page lists them, with who published them."""
    from ..views.words import lead

    where = row["publisher"] or row["document"]
    back = " [taken back]" if row["retracted"] else ""
    return {
        "id": claim.id[:SHORT],
        "date": claim.date or "no date",
        "speaker": row["speaker"] or "(the text itself)",
        "words": f"{lead(claim)} “{' '.join(claim.text.split())}” ({where}){back}".lstrip(),
    }


@click.command()
@options.graph
@options.row_format
@click.option("--kind", type=click.Choice(LINK_KINDS))
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Leave out weaker links."
)
def links(graph, format_, kind, min_score):
    """List contradictions, agreements and shifts, strongest first."""
    from .. import api
    from ..records import LINK_FIELDS, link_records

    with api.open(graph) as opened:
        snapshot = opened.snapshot()
    rows = [row for row in link_records(snapshot) if kind in (None, row["kind"]) and row["score"] >= min_score]
    columns = ["id", "kind", "score", "words", *(["verdict"] if any(row["verdict"] for row in rows) else [])]
    if format_ == "table" or (format_ is None and options.on_terminal()):
        said = {claim.id: claim for claim in snapshot.claims}
        documents = {each.id: each for each in snapshot.documents}
        rows = [_link_row(row, *((said[row[end]], documents[said[row[end]].document]) for end in "ab")) for row in rows]
    options.write_rows(rows, LINK_FIELDS, format_, columns)
    if not rows:
        options.none_matches("link", kind=kind, min_score=min_score)


def _link_row(row: dict, *ends) -> dict:
    """Return what a table shows of a link: both statements with speaker, date and outlet, then the reason."""
    from ..views.words import cut, lead, point

    lines = []
    for claim, document in ends:
        voice = claim.speaker.label if claim.speaker else "(the text itself)"
        where = document.publisher or document.name
        words = f"{lead(claim)} “{cut(claim.text, 160)}”".lstrip()
        lines.append(f"{voice}, {claim.date or 'no date'}, {where}: {words}")
    return {**row, "id": row["id"][:SHORT], "words": "\n".join([*lines, f"→ {point(row['reason'])}"])}
