"""What is said of sending, on the command line and in the browser."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.deploy.sending import SendStatus
from newsgen.problems import sentence

NOWHERE = sentence(
    "there is nowhere to send it yet: make an empty repository at a host such as GitHub, and say "
    "where it is: git remote add origin ADDRESS"
)
TOO_LARGE = sentence(
    "{path}: this file is larger than 100 MB, which hosts do not take; a film belongs elsewhere"
)
#: What came of it; conflicts that were left open are shown instead.
STATUS_SENTENCES: Mapping[SendStatus, str] = {
    SendStatus.SENT: sentence("sent; the site is built and published from there"),
    SendStatus.NOTHING_TO_SEND: sentence("there is nothing to send"),
    SendStatus.UNSOUND: sentence("together it does not fit; mend this and publish again. Nothing was sent"),
    SendStatus.ADDRESSES_LOST: sentence(
        "what you have saved is kept; mend this and publish again. Nothing was sent"
    ),
    SendStatus.OVERTAKEN: sentence(
        "your colleagues send faster than we do; what you have saved is kept: try again in a minute"
    ),
}
