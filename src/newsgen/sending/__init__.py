"""A site on its way to its readers: what has changed, whether it may go, and sending it by git."""

from newsgen.sending.changes import ChangedTitle, summary_of, tell, too_large
from newsgen.sending.send import End, Sending, Sent, errors_of

__all__ = ["ChangedTitle", "End", "Sending", "Sent", "errors_of", "summary_of", "tell", "too_large"]
