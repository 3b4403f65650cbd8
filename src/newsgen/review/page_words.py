"""What the page of the review says."""

from __future__ import annotations

from newsgen.problems import Translate


def page_words(translate: Translate) -> dict[str, str]:
    """Return the words of the page by their names, in the user's language."""
    return {
        "heading": translate("Conversions to look at"),
        "all": translate("All articles"),
        "article": translate("Back to the article"),
        "reading": translate("Reading the articles…"),
        "left": translate("{left} to look at"),
        "nothing": translate("Nothing is left to look at."),
        "skipped": translate("{count} skipped"),
        "again": translate("Show them again"),
        "typed": translate("as typed"),
        "title": translate("title"),
        "text": translate("text"),
        "place": translate("1 place"),
        "places": translate("{count} places"),
        "right": translate("Right"),
        "otherwise": translate("{form}: where?"),
        "another": translate("Another form"),
        "name": translate("A name, everywhere"),
        "rule": translate("Only here"),
        "skip": translate("Skip"),
        "undo": translate("Undo"),
        "whole": translate("The whole name, as it stands in the first line"),
        "next": translate("Next"),
        "kind": translate("Kind"),
        "kind_person": translate("a person"),
        "kind_organisation": translate("an organisation"),
        "kind_place": translate("a place"),
        "kind_brand": translate("a brand"),
        "kind_work": translate("a work"),
        "save": translate("Write it into names.yaml"),
        "back": translate("Back"),
        "failed": translate("The server does not answer."),
    }
