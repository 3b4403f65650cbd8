"""Sites of other generators -> the content of new ones: `newsgen init --from`."""

from newsgen.takeover.generators import GENERATORS, open_old_site
from newsgen.takeover.old_site import NotThatSite, OldSite
from newsgen.takeover.report import REPORT
from newsgen.takeover.take_over import TakenOver, take_over

__all__ = ["GENERATORS", "REPORT", "NotThatSite", "OldSite", "TakenOver", "open_old_site", "take_over"]
