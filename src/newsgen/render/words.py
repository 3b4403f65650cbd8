"""The words of one edition: `t("latest")` in templates."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.model import Forms
from newsgen.problems import Explained, nearest


class UnknownWord(Explained, LookupError):
    """A word that strings.yaml does not have."""


class Words:
    """Looks words up by their key in strings.yaml and fills their placeholders."""

    def __init__(self, strings: Mapping[str, Forms], edition: str) -> None:
        self._forms = {key: forms.of(edition) for key, forms in strings.items()}

    def date(self, day: str) -> str:
        """Return a day, a month or a year (ISO 8601) as readers see it; a day stays in digits."""
        year, *rest = day.split("-")
        if not rest:
            return self("archive_year", year=year)
        return day if len(rest) > 1 else self("archive_month", year=year, month=int(rest[0]))

    def __call__(self, key: str, **values: object) -> str:
        """Return a word; raises UnknownWord, with a suggestion, for one that strings.yaml does not have."""
        if key not in self._forms:
            close = nearest(key, sorted(self._forms))
            raise UnknownWord(
                "`{key}` is not a word of strings.yaml; did you mean `{close}`?"
                if close
                else "`{key}` is not a word of strings.yaml",
                key=key,
                close="".join(close),
            )
        form = self._forms[key]
        return form.format(**values) if "{" in form else form
