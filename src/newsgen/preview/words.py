"""What the preview says in the browser, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.hanzi import Decided
from newsgen.preview.list_words import list_words
from newsgen.problems import Translate


def writing_words(translate: Translate) -> Mapping[str, str]:
    """Return what the script of the page says in which an article is written."""
    return {
        "saved": translate("Saved"),
        "unsaved": translate("Changed, and not saved"),
        "restored": translate("What had been typed here and not saved is back."),
        "not_kept": translate("Not saved yet; this browser keeps nothing until then"),
        "remove": translate("Remove {word}"),
        "line": translate("Line {line}"),
        "mend": translate("Mend it"),
    }


def preview_words(translate: Translate) -> Mapping[str, str]:
    """Return the words of the preview's pages, by the names that its templates know them by."""
    return {
        **list_words(translate),
        # Over the page
        "preview": translate("Preview"),
        "draft": translate("Draft"),
        "scheduled": translate("Scheduled for {time}"),
        "expired": translate("Taken down since {time}"),
        "unclear": translate("Source unclear: would not be published"),
        "not_for_readers": translate("Readers do not see this article."),
        "one_problem": translate("1 problem"),
        "some_problems": translate("{count} problems"),
        "one_warning": translate("1 warning"),
        "some_warnings": translate("{count} warnings"),
        "failed": translate("The site cannot be built"),
        "last_good": translate(
            "Beneath is the page as it was last. This goes away when the files are mended."
        ),
        "nothing_yet": translate("There is no page to show yet. This goes away when the files are mended."),
        "warnings": translate("Warnings"),
        "these_do_not_stop": translate("The site is built all the same."),
        "this_article": translate("This article"),
        "elsewhere": translate("Elsewhere"),
        "hint": translate("Hint:"),
        "close": translate("Close"),
        "esc": translate("Esc"),
        "stopped": translate("The preview has stopped"),
        "stopped_here": translate("The preview has stopped; what you typed is still here."),
        "failed_here": translate(
            "The preview could not do this; its window says why. What you typed is still here."
        ),
        "all_articles": translate("All articles"),
        "compare": translate("Compare editions"),
        "compare_short": translate("Compare"),
        "copy_wechat": translate("Copy for WeChat"),
        "copied": translate("Copied: paste it into WeChat's editor"),
        "not_copied": translate("It could not be copied"),
        "review": translate("Review conversions"),
        # In the head of each page of the desk
        "desk": translate("The desk"),
        "to_site": translate("To the site"),
        "password": translate("Password"),
        "password_where": translate("It stands in the window in which `newsgen serve` runs."),
        "password_wrong": translate("That was not it."),
        "enter": translate("Enter"),
        # Where an article is written
        "write_new": translate("New article"),
        "title_of_new": translate("Title of the new article"),
        "about_new": translate("It begins as a draft, and nobody else sees it. Everything can be changed."),
        "begin": translate("Begin"),
        "save": translate("Save"),
        "text": translate("Text"),
        "tools": translate("Marks for the text"),
        "bold": translate("Bold"),
        "heading": translate("Heading"),
        "list": translate("List"),
        "quotation": translate("Quotation"),
        "link": translate("Link"),
        "picture": translate("Picture"),
        "footnote": translate("Footnote"),
        "more_fields": translate("More fields"),
        "required": translate("required"),
        "look_at": translate("Shown beside:"),
        "the_page": translate("The page as it will look"),
        "found": translate("Found in the text"),
        "changed_elsewhere": translate("Somebody else has changed this article meanwhile."),
        "see_changes": translate("See what has changed"),
        "conflict": translate("Lines with - are in the file, lines with + are what you have typed."),
        "merge": translate("Put both together"),
        "take_theirs": translate("Take the file, drop mine"),
        "keep_mine": translate("Keep mine, replace the file"),
        "decide_later": translate("Decide later"),
        # Where there is no page
        "building": translate("The site is being built"),
        "shows_itself": translate("The page appears here when it is ready."),
        "not_found": translate("There is no such page in the preview"),
        # The desk
        "status": translate("Status"),
        "no_date": translate("no date"),
        "everything": translate("All"),
        "with_problems": translate("With problems"),
        "search": translate("Search texts and files"),
        "find": translate("Find"),
        "nothing_found": translate("No article fits."),
        "newer": translate("Newer"),
        "older": translate("Older"),
        "page_of": translate("Page {page} of {pages}"),
        "problems_elsewhere": translate("Problems in other files"),
        # Comparison
        "differences": translate("{count} places where conversion did more than exchange single characters"),
        "unsure_count": translate("{count} unsure"),
        "no_unsure": translate("nothing unsure"),
        "typed": translate("As typed: {given}"),
        "could_be": translate("Could also be: {forms}"),
        "because": translate("Decided by: {because}"),
        "open_page": translate("Open the page"),
        Decided.NAME: translate("A registered name"),
        Decided.SURNAME: translate("A surname"),
        Decided.PHRASE: translate("Decided by a word"),
        Decided.CONTEXT: translate("Decided by what stands beside it"),
        Decided.REPAIR: translate("A careless form put right"),
        Decided.VOCABULARY: translate("A regional word"),
        Decided.DEFAULT: translate("The usual form"),
        "mark": translate("Punctuation of this edition"),
        "rule": translate("A form given in the article"),
        "unsure": translate("Unsure"),
    }
