"""Names -> one identity each, reversible: normal forms, the roster of a document, identities across documents."""

from kg.names.clusters import Merge, Named, Roster
from kg.names.folding import fold, strip_titles
from kg.names.gazetteer import adjective, country
from kg.names.identities import link
from kg.names.roles import Role, role

__all__ = [
    "Merge",
    "Named",
    "Role",
    "Roster",
    "adjective",
    "country",
    "fold",
    "link",
    "role",
    "strip_titles",
]
