"""The steps of a publishing that need nobody's answer; whoever publishes says what to do with conflicts."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct, field

from newsgen.check.run import Checked, CheckOptions, check_site
from newsgen.git import Conflict, Repository
from newsgen.pipeline import Progress, unwatched
from newsgen.pipeline.deployed_site import UNREACHABLE
from newsgen.problems import Problem, Severity

_TRIES = 3  # as often may colleagues send something while we send


class SendStatus(Enum):
    """What came of sending: why nothing was sent, where nothing was."""

    SENT = auto()
    NOTHING_TO_SEND = auto()
    UNRESOLVED = auto()  # conflicts were left open
    UNSOUND = auto()  # together with what colleagues have sent, no build would publish the site
    ADDRESSES_LOST = auto()
    OVERTAKEN = auto()  # colleagues have sent something each time


class Sent(Struct, frozen=True):
    """What came of sending, and the problems that have stopped it; of a site that was sent, that readers'
    addresses could not be asked for."""

    end: SendStatus
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether readers have, or will have, everything that is saved."""
        return self.end in (SendStatus.SENT, SendStatus.NOTHING_TO_SEND)


class Sending(Struct, frozen=True):
    """A site that is to be sent. `resolve` is asked when a merge waits with conflicts: it finishes the merge,
    or gives it up and returns False. `joined` is told when something of colleagues was joined."""

    repository: Repository
    resolve: Callable[[Repository], tuple[Conflict, ...]]
    jobs: int = 0
    allow_removed: bool = False
    progress: Progress = unwatched
    joined: Callable[[], None] = field(default=lambda: None)

    def check(self) -> Checked:
        """Check the site as a build would publish it, without asking which addresses readers have."""
        site = self.repository.site
        return check_site(CheckOptions(site, jobs=self.jobs, allow_removed=True, progress=self.progress))

    def send(self) -> Sent:
        """Send what is saved, joined with what colleagues have sent meanwhile. Raises GitFailed."""
        repository = self.repository
        for _try in range(_TRIES):
            if repository.fetch():
                if not repository.merge() and (left := self.resolve(repository)):
                    return Sent(SendStatus.UNRESOLVED, conflicts=left)
                self.joined()
                if problems := errors_of(self.check()):
                    return Sent(SendStatus.UNSOUND, problems)
            if not repository.unpushed():
                return Sent(SendStatus.NOTHING_TO_SEND)
            told = self._lost()
            if any(problem.path != UNREACHABLE for problem in told):
                return Sent(SendStatus.ADDRESSES_LOST, told)
            if repository.push():
                return Sent(SendStatus.SENT, told)
        return Sent(SendStatus.OVERTAKEN)

    def _lost(self) -> tuple[Problem, ...]:
        """Return what readers would lose of what they have now, or that nobody can tell.

        The site that they have is asked for at its address: what was built on this computer some time ago may
        have what a colleague has removed since. Where it does not answer, whoever builds the site asks again.
        """
        if self.allow_removed:
            return ()
        site = self.repository.site
        asked = CheckOptions(site, jobs=self.jobs, published="", progress=self.progress)
        return errors_of(check_site(asked))


def errors_of(checked: Checked) -> tuple[Problem, ...]:
    """Return the problems for which no build would publish a site."""
    found = (finding.problem for finding in checked.findings)
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)
