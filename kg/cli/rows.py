"""``kg claims`` and ``kg links``: rows out, pipeable."""

from __future__ import annotations

import click

from . import options


@click.command()
@options.graph
@options.row_format
@click.option("--speaker", metavar="NAME", help="Only this speaker (any part of the name).")
@click.option("--about", metavar="WORDS", help="Only claims whose words or triple contain this.")
@click.option("--document", metavar="NAME", help="Only this document (file name or URL).")
@click.option("--since", metavar="DATE", help="Said on this ISO date or later.")
@click.option("--until", metavar="DATE", help="Said on this ISO date or earlier.")
@click.option("--act", help="Only this speech act: say, admit, deny, ask, promise, …")
@click.option("--attributed", is_flag=True, help="Leave out what the narrator says.")
def claims(graph, format_, speaker, about, document, since, until, act, attributed):
    """List claims: who said what, when, where."""
    from .. import api
    from ..records import CLAIM_FIELDS, claim_record

    wanted = {"speaker": speaker, "about": about, "document": document, "since": since, "until": until}
    with api.open(graph) as opened:
        documents, notices = {each.id: each for each in opened.documents()}, opened.retracted()
        found = opened.claims(**{name: value for name, value in wanted.items() if value is not None})
        rows = [
            claim_record(claim, documents[claim.document], notices.get(claim.document))
            for claim in found
            if (act is None or claim.act == act) and not (attributed and claim.speaker is None)
        ]
    columns = ["document", "date", "speaker", "cue", "polarity", "certainty", "subject", "predicate", "object", "text"]
    columns += ["retracted"] if any(row["retracted"] for row in rows) else []
    options.write_rows(rows, CLAIM_FIELDS, format_, columns)


@click.command()
@options.graph
@options.row_format
@click.option("--kind", type=click.Choice(["contradiction", "agreement", "shift", "qualification"]))
@click.option("--min-score", type=float, default=0.0, show_default=True, help="Leave out weaker links.")
def links(graph, format_, kind, min_score):
    """List contradictions, agreements and shifts, strongest first."""
    from .. import api
    from ..records import LINK_FIELDS, link_records

    with api.open(graph) as opened:
        snapshot = opened.snapshot()
    wording = {claim.id: claim.text for claim in snapshot.claims}
    voices = {claim.id: claim.speaker.label if claim.speaker else "(narrator)" for claim in snapshot.claims}
    rows = [
        {**row, "pair": f"{voices[row['a']]}: {wording[row['a']]}\n{voices[row['b']]}: {wording[row['b']]}"}
        for row in link_records(snapshot)
        if (kind is None or row["kind"] == kind) and row["score"] >= min_score
    ]
    options.write_rows(rows, LINK_FIELDS, format_, ["kind", "subtype", "score", "reason", "pair", "verdict"])
