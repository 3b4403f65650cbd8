"""Rules of single characters, all looked for in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Rules:
    """Finds characters by what stands around them: form -> pattern.

    Each alternative of a pattern begins with the character and takes nothing else, asking for what stands
    before it afterwards: so only these characters are searched for, quickly, and all of them at once.
    """

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._pattern = re.compile("|".join(patterns.values()))
        self._forms: dict[str, list[str]] = {}
        for form, pattern in patterns.items():
            self._forms.setdefault(pattern[0], []).append(form)
        # Only where a character may become several is it asked again which.
        several = [forms for forms in self._forms.values() if len(forms) > 1]
        self._each = {form: re.compile(patterns[form]) for forms in several for form in forms}

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the places of a text where a rule holds, in order, and the form that it gives."""
        for match in self._pattern.finditer(text):
            form, *others = self._forms[match[0]]
            if others:
                holds = (each for each in (form, *others) if self._each[each].match(text, match.start()))
                form = next(holds)
            yield match.start(), form
