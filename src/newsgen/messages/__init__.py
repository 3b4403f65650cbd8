"""What newsgen says, in the user's language: which one is asked for, and its catalogue.

Messages are constant English sentences with `{placeholders}`. `newsgen.po` has each of them in Traditional
Chinese, as people write it in Taiwan; the Simplified catalogue is made from it. `make messages` gathers the
messages of the source and compiles both (docs/decisions/0020-messages.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from gettext import translation as find_translation
from pathlib import Path

#: The languages that newsgen speaks, by their BCP 47 tags.
LANGUAGES = ("en", "zh-Hans", "zh-Hant")

#: Where the catalogues lie, and their name, as gettext looks for them.
FOLDER = Path(__file__).parent
DOMAIN = "newsgen"

_CHINESE = frozenset(("zh", "cmn", "yue"))  # the languages that glibc has locales of and that Han text suits
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))


def translation(language: str) -> NullTranslations:
    """Return the translation into one of `LANGUAGES`: `gettext` and `ngettext` leave English as it is."""
    if language == "en":
        return NullTranslations()
    return find_translation(DOMAIN, FOLDER, [locale_name(language)])


def locale_name(language: str) -> str:
    """Return a language as gettext writes it: `zh_Hans`."""
    return language.replace("-", "_")


def language_of(environ: Mapping[str, str]) -> str:
    """Return the one of `LANGUAGES` that a user's environment asks for; English where it asks for none.

    The order is gettext's (GNU gettext manual, 2.3 Setting the Locale through Environment Variables):
    LC_ALL, LC_MESSAGES, LANG; before them LANGUAGE, a list, unless they say `C`.
    """
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    if locale in ("C", "POSIX"):
        return "en"
    asked = [*environ.get("LANGUAGE", "").split(":"), locale]
    return next((language for name in asked if (language := _spoken(name))), "en")


def _spoken(locale: str) -> str:
    """Return the language of a locale such as `zh_TW.UTF-8`, `zh-Hans-SG`; empty where newsgen has it not."""
    language, *more = locale.partition(".")[0].partition("@")[0].lower().replace("-", "_").split("_")
    if language in ("en", "c", "posix"):
        return "en"
    if language not in _CHINESE:
        return ""
    if "hans" in more:
        return "zh-Hans"
    # Of yue and cmn, glibc has Hong Kong and Taiwan only.
    return "zh-Hant" if _TRADITIONAL.intersection(more) else "zh-Hans"
