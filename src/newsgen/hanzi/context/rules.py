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
        forms: dict[str, list[str]] = {}
        for form, pattern in patterns.items():
            forms.setdefault(pattern[0], []).append(form)
        self._only = {character: form for character, (form, *others) in forms.items() if not others}
        # Where a character may become several, an empty group behind each tells which: the first that holds.
        self._told: dict[str, str] = {}
        alternatives = [patterns[form] for form in self._only.values()]
        for character, several in forms.items():
            if character not in self._only:
                names = {f"form{len(self._told) + at}": form for at, form in enumerate(several)}
                holds = "|".join(f"(?<={patterns[form]})(?P<{name}>)" for name, form in names.items())
                alternatives.append(f"{character}(?:{holds})")
                self._told |= names
        self._pattern = re.compile("|".join(alternatives))

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the places of a text where a rule holds, in order, and the form that it gives."""
        for match in self._pattern.finditer(text):
            yield match.start(), self._told[match.lastgroup] if match.lastgroup else self._only[match[0]]
