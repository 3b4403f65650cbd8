"""A site on its way to its readers: what has changed, whether it may go, and sending it by git."""

from newsgen.deploy.changes import ChangedTitle, changed_title, summary_of, too_large
from newsgen.deploy.sending import Sending, SendStatus, Sent, errors_of
from newsgen.deploy.sentences import NOWHERE, STATUS_SENTENCES, TOO_LARGE

__all__ = [
    "NOWHERE",
    "STATUS_SENTENCES",
    "TOO_LARGE",
    "ChangedTitle",
    "SendStatus",
    "Sending",
    "Sent",
    "changed_title",
    "errors_of",
    "summary_of",
    "too_large",
]
