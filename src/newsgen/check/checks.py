"""The checks, by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from newsgen.check.attribution import empty_text, no_image_credit, no_original_link, notice_in_text
from newsgen.check.context import CheckContext
from newsgen.check.cross_file import SiteFiles, changes_to_come, dead_anchors, equal_titles
from newsgen.check.embeds import unallowed_embed
from newsgen.check.figures import figures_differ
from newsgen.check.finding import Diagnostic
from newsgen.check.house_style import DATE, UNIT, WORD, house_date, house_unit, house_word
from newsgen.check.leftovers import PRESS_RELEASE, press_release
from newsgen.check.manuscript import Manuscript
from newsgen.check.markup import RUN_TOGETHER, STRAY_MARKUP, lines_run_together, stray_markup
from newsgen.check.mixed_scripts import mixed_scripts
from newsgen.check.names import name_form
from newsgen.check.odd_characters import ODD_CHARACTER, odd_characters
from newsgen.check.punctuation import doubled, half_width, unclosed
from newsgen.check.titles import summary_is_title, title_full_stop
from newsgen.check.unfinished import UNFINISHED, unfinished
from newsgen.problems import Severity

#: Finds what is wrong with one file.
FileCheck = Callable[[Manuscript, CheckContext], Iterator[Diagnostic]]
#: Finds what is wrong with the files of a site as a whole, each with its path.
SiteCheck = Callable[[SiteFiles], Iterator[tuple[str, Diagnostic]]]

#: The code of what is found in a file before it is text.
BYTE_ORDER_MARK = "byte-order-mark"
#: The code of what a review would ask about a title.
TITLE_CONVERSION = "title-conversion"


class Check(Struct, frozen=True):
    """How much the findings of a check weigh, and what finds them."""

    severity: Severity
    file: FileCheck | None = None
    across: SiteCheck | None = None


#: Every check, by the code that newsgen.yaml and articles call it by; docs/check.md tells of each.
CHECKS = {
    "figures-differ": Check(Severity.WARNING, figures_differ),
    "mixed-scripts": Check(Severity.WARNING, mixed_scripts),
    "name-form": Check(Severity.WARNING, name_form),
    WORD: Check(Severity.WARNING, house_word),
    UNIT: Check(Severity.WARNING, house_unit),
    DATE: Check(Severity.NOTICE, house_date),
    PRESS_RELEASE: Check(Severity.NOTICE, press_release),
    UNFINISHED: Check(Severity.WARNING, unfinished),
    "notice-in-text": Check(Severity.WARNING, notice_in_text),
    "original-link": Check(Severity.WARNING, no_original_link),
    "image-credit": Check(Severity.WARNING, no_image_credit),
    "empty-text": Check(Severity.WARNING, empty_text),
    "unclosed-mark": Check(Severity.WARNING, unclosed),
    "doubled-mark": Check(Severity.WARNING, doubled),
    STRAY_MARKUP: Check(Severity.WARNING, stray_markup),
    RUN_TOGETHER: Check(Severity.WARNING, lines_run_together),
    "same-title": Check(Severity.WARNING, across=equal_titles),
    "change-to-come": Check(Severity.WARNING, across=changes_to_come),
    "dead-anchor": Check(Severity.WARNING, across=dead_anchors),
    ODD_CHARACTER: Check(Severity.WARNING, odd_characters),
    "half-width-mark": Check(Severity.NOTICE, half_width),
    TITLE_CONVERSION: Check(Severity.NOTICE),
    "embed-host": Check(Severity.NOTICE, unallowed_embed),
    "title-full-stop": Check(Severity.NOTICE, title_full_stop),
    "summary-is-title": Check(Severity.NOTICE, summary_is_title),
    BYTE_ORDER_MARK: Check(Severity.NOTICE),
}
