"""What conversions were unsure of, put in front of an editor, once."""

from newsgen.desk.review.queue import title_doubts

__all__ = ["title_doubts"]
