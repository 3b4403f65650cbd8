"""A picture that came with a text -> the picture that is kept."""

from __future__ import annotations

from newsgen.problems import Message, Report
from newsgen.readers.received_text import ReceivedPicture


def kept_picture(picture: ReceivedPicture, name: str, report: Report) -> tuple[bytes, str]:
    """Return the bytes of a picture and their suffix, as the desk keeps those that are dropped on it:
    upright, without where it was taken and by whom, no larger than is of use.

    One that cannot be read stays as it came, with a warning that calls it by its `name`, as its text would
    have a gap otherwise.
    """
    from newsgen.images.opening import NotEnoughMemory, UnfitError  # which load what reads pictures
    from newsgen.images.received import clean_picture

    try:
        clean = clean_picture(name, picture.data)
    except (UnfitError, NotEnoughMemory) as unfit:
        if isinstance(unfit, UnfitError):
            reason = Message(unfit.problem.message, unfit.problem.values)
        else:
            reason = unfit.message
        report.warning(
            0,
            "the picture {name} is kept as it came, with all that it tells beside what it shows: {reason}",
            "replace it before you publish it",
            name=f"{name}{picture.suffix}",
            reason=reason,
        )
        return picture.data, picture.suffix
    return clean.content, clean.suffix
