"""What the pages of lists say: articles, the calendar, versions, pictures, imports, publishing."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.problems import Translate


def list_words(translate: Translate) -> Mapping[str, str]:
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
        "schedule": translate("When it appears"),
        "appears_at": translate("Day and time"),
        "schedule_it": translate("Schedule"),
        "without_date": translate("Ready at once"),
        "back_to_draft": translate("Back to draft"),
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
            "No article, no registry and no template names them. Readers do not get them, and their files "
            "can be deleted."
        ),
        "none_unused": translate("Every picture is used."),
        "place_picture": translate("Place a picture"),
        "choose_picture": translate("Choose a picture"),
        "picture_note": translate("It may be dropped or pasted, too. Where it was taken is removed from it."),
        "alt": translate("What the picture shows, for those who cannot see it"),
        "adorns": translate("It only adorns"),
        "credit": translate("Whose it is: who made it, or where it comes from"),
        "caption": translate("Caption"),
        "insert": translate("Insert"),
        "describe": translate("Say what it shows"),
        "cancel": translate("Cancel"),
        "placing": translate("The picture is being prepared"),
        "known_picture": translate("This picture was there already: {path}"),
        "made_smaller": translate("The picture was made smaller: {path}"),
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
        # Publishing
        "publish": translate("Publish"),
        "will_change": translate("What will change"),
        "nothing_changed": translate("Nothing has changed since the site was published."),
        "saved_not_sent": translate("Saved, and not sent yet: {count}"),
        "and_more": translate("and {count} more"),
        "file_new": translate("new"),
        "file_changed": translate("changed"),
        "file_deleted": translate("deleted"),
        "what_was_done": translate("What was done"),
        "who_note": translate("Colleagues see who has changed what. This is asked once."),
        "your_name": translate("your name"),
        "your_email": translate("your e-mail address"),
        "save_and_send": translate("Save and send"),
        "checking": translate("The site is being checked"),
        "sending": translate("The site is checked, saved and sent"),
        "sound": translate("Nothing is in the way."),
        "two_have_changed": translate("Two have changed the same text"),
        "conflict_note": translate(
            "Nothing was joined yet. Choose, and publish again: the text that is not chosen stays in "
            "the versions."
        ),
        "which_text": translate("Which text is to stay"),
        "pick_ours": translate("Yours"),
        "pick_theirs": translate("By {who}"),
        "pick_both": translate("Both, yours first"),
        "what_differs": translate("What differs"),
        "whole_file": translate("You have {ours} this file, {who} has {theirs} it."),
    }
