"""Source and terms -> class -> what is said about rights. Pure: nothing is read or written here."""

from newsgen.rights.claims import claims_for
from newsgen.rights.classify import Reason, classify, classify_facts
from newsgen.rights.extent import Extent, extent
from newsgen.rights.statement import indexing, searching, state_rights

__all__ = [
    "Extent",
    "Reason",
    "claims_for",
    "classify",
    "classify_facts",
    "extent",
    "indexing",
    "searching",
    "state_rights",
]
