"""How commands read a site that they do not publish."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from newsgen.files import OUTPUT
from newsgen.pipeline import BuildOptions, Progress, clock


def reading_options(
    site: Path, watch: Progress, *, drafts: bool, jobs: int, now: datetime | None = None
) -> BuildOptions:
    """Return how a command reads a site that publishes nothing: whatever addresses readers have may go."""
    return BuildOptions(
        site=site,
        output=site / OUTPUT,
        drafts=drafts,
        jobs=jobs,
        now=now or clock(),
        allow_removed=True,
        progress=watch,
    )
