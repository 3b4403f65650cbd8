"""The causes that many findings of checks have in common."""

from __future__ import annotations

from newsgen.check.finding import Finding
from newsgen.pipeline.grouped_problems import Cause, by_place

_BY_CODE = {
    "image-credit": Cause(
        by_place("src"),
        "{count} pictures of {place} have no credit, here first",
        "say whose they are below each, which `newsgen check FILE` names; or once for all: "
        "`pictures: {{credited: [{place}]}}` in newsgen.yaml",
        of_folders=True,
    ),
    "original-link": Cause(
        lambda _: "",
        "{count} articles are reprinted without a link to the original, here first",
        "add `original_url: https://…` to each, or turn this off in newsgen.yaml: "
        "`checks: {{original-link: off}}`",
    ),
    "half-width-mark": Cause(
        lambda _: "",
        "half-width marks stand in the Chinese of {count} files, here first",
    ),
}


def cause_of(finding: Finding) -> Cause | None:
    """Return the cause that a finding has in common with others of its check; None where it has none."""
    return _BY_CODE.get(finding.code)
