"""Clusters of whichever coreference component the pipeline has, by the span of each mention."""

from __future__ import annotations

from spacy.tokens import Doc

Ends = tuple[int, int]  # first and last token


def clusters(doc: Doc) -> dict[Ends, list[list[Ends]]]:
    """Return {mention: the clusters it is in}; empty where the pipeline has no such component."""
    groups: list[list[Ends]] = []
    for name in sorted(doc.spans):
        if name.startswith("coref_clusters"):
            groups.append([(span.start, span.end - 1) for span in doc.spans[name]])
    if doc.has_extension("coref_chains") and doc._.coref_chains:
        groups += [[(min(m.token_indexes), max(m.token_indexes)) for m in chain] for chain in doc._.coref_chains]
    if doc.has_extension("coref_clusters") and doc._.coref_clusters:
        for cluster in doc._.coref_clusters:
            spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in cluster]
            groups.append([(span.start, span.end - 1) for span in spans if span])
    table: dict[Ends, list[list[Ends]]] = {}
    for group in groups:
        for span in group:
            table.setdefault(span, []).append(group)
    return table
