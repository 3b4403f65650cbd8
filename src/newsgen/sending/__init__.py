"""A site on its way to its readers: what has changed, whether it may go, and sending it by git."""

from newsgen.sending.changes import ChangedTitle, summary_of, tell, too_large
from newsgen.sending.send import End, Sending, Sent, errors_of
from newsgen.sending.sentences import ENDS, NOWHERE, TOO_LARGE

__all__ = [
    "ENDS",
    "NOWHERE",
    "TOO_LARGE",
    "ChangedTitle",
    "End",
    "Sending",
    "Sent",
    "errors_of",
    "summary_of",
    "tell",
    "too_large",
]
