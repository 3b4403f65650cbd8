"""What the pages of lists say: articles, the calendar, versions, pictures, imports, publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def list_words(translate: Callable[[str], str]) -> Mapping[str, str]:
    """Return the words of these pages, by the names that templates know them by."""
    return {
        # Where an article stands
        "is_draft": translate("Draft"),
        "is_ready": translate("Ready to publish"),
        "is_scheduled": translate("Scheduled"),
        "is_published": translate("Published"),
        "is_expired": translate("Taken down"),
        "drafts": translate("Drafts"),
        "ready_ones": translate("Ready to publish"),
        "scheduled_ones": translate("Scheduled"),
        "published_ones": translate("Published"),
        "expired_ones": translate("Taken down"),
        "one_unsure": translate("1 unsure conversion"),
        "some_unsure": translate("{count} unsure conversions"),
        # The list
        "section": translate("Section"),
        "every_section": translate("All sections"),
        "author": translate("Author"),
        "write": translate("Write"),
        "choose_files": translate("Import files"),
        "drop_here": translate(
            "Word files, web pages, mails and texts may be dropped anywhere on this page."
        ),
        "importing": translate("{file} is being read"),
        # What became of an import
        "imported": translate("Imported"),
        "imported_before": translate("This was imported before, as {path}."),
        "not_imported": translate("{file} was not imported"),
        "correct_it": translate("Correct it"),
        "was_found": translate("Found"),
        "was_missing": translate("Not found: {fields}"),
        "undescribed": translate("Pictures without alternative text: {count}"),
        "new_source": translate("This source is not registered"),
        "as_it_is_now": translate("As it is now"),
        "was_left_out": translate("Left out, and kept for you"),
        "nothing_left_out": translate("Nothing was left out."),
        # Pictures
        "pictures": translate("Pictures"),
        "unused": translate("Pictures that nothing uses: {count}"),
        "unused_note": translate(
            "No article, no registry and no template names them. They are published all the same, until "
            "their files are deleted."
        ),
        "none_unused": translate("Every picture is used."),
        # The calendar
        "calendar": translate("Calendar"),
        "days": translate("Mon Tue Wed Thu Fri Sat Sun"),
        "month_before": translate("Month before"),
        "month_after": translate("Month after"),
        "taken_down": translate("Taken down"),
        "to_come": translate("To come"),
        "nothing_due": translate("Nothing is due."),
        # Versions
        "versions": translate("Versions"),
        "not_saved_yet": translate("Not saved yet"),
        "no_versions": translate("There is no version yet: publishing makes the first."),
        "what_changed": translate("What it changed"),
        "against_now": translate("Compared with now"),
        "restore": translate("Restore this version"),
        "restore_note": translate("It becomes a further version. What is there now stays in this list."),
        "equal_lines": translate("Equal lines: {count}"),
        "gone": translate("Gone:"),
        "came": translate("New:"),
        "no_difference": translate("Nothing differs."),
        "no_text": translate("This cannot be shown as text."),
    }
