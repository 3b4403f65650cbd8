"""The checks, by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsgen.check.figures import figures_differ
from newsgen.check.finding import Found
from newsgen.check.manuscript import Manuscript
from newsgen.check.marks import doubled, half_width, unclosed
from newsgen.check.names import name_form
from newsgen.check.newsdesk import Newsdesk
from newsgen.check.origin import empty_text, no_image_credit, no_original_link, notice_in_text
from newsgen.check.scripts import mixed_scripts
from newsgen.check.titles import summary_is_title, title_full_stop
from newsgen.check.whole import Whole, dates_to_come, dead_anchors, equal_titles
from newsgen.problems import Severity

#: Finds what is wrong with one file.
FileCheck = Callable[[Manuscript, Newsdesk], Iterator[Found]]
#: Finds what is wrong with the files of a site as a whole, each with its path.
WholeCheck = Callable[[Whole], Iterator[tuple[str, Found]]]

#: The code of what is found in a file before it is text.
BYTE_ORDER_MARK = "byte-order-mark"
#: The code of what a review would ask about a title.
TITLE_CONVERSION = "title-conversion"


@dataclass(frozen=True, slots=True)
class Check:
    """How much the findings of a check weigh, and what finds them."""

    severity: Severity
    file: FileCheck | None = None
    whole: WholeCheck | None = None


#: Every check, by the code that newsgen.yaml and articles call it by; docs/check.md tells of each.
CHECKS = {
    "figures-differ": Check(Severity.WARNING, figures_differ),
    "mixed-scripts": Check(Severity.WARNING, mixed_scripts),
    "name-form": Check(Severity.WARNING, name_form),
    "notice-in-text": Check(Severity.WARNING, notice_in_text),
    "original-link": Check(Severity.WARNING, no_original_link),
    "image-credit": Check(Severity.WARNING, no_image_credit),
    "empty-text": Check(Severity.WARNING, empty_text),
    "unclosed-mark": Check(Severity.WARNING, unclosed),
    "doubled-mark": Check(Severity.WARNING, doubled),
    "same-title": Check(Severity.WARNING, whole=equal_titles),
    "dead-anchor": Check(Severity.WARNING, whole=dead_anchors),
    "date-to-come": Check(Severity.WARNING, whole=dates_to_come),
    "half-width-mark": Check(Severity.NOTICE, half_width),
    TITLE_CONVERSION: Check(Severity.NOTICE),
    "title-full-stop": Check(Severity.NOTICE, title_full_stop),
    "summary-is-title": Check(Severity.NOTICE, summary_is_title),
    BYTE_ORDER_MARK: Check(Severity.NOTICE),
}
