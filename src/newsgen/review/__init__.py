"""What conversions were unsure of, put in front of an editor, once."""

from newsgen.review.queue import title_doubts

__all__ = ["title_doubts"]
