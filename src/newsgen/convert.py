"""Text in, text out: what `newsgen convert` does to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.hanzi import Choice, Converter, Decided, NameTable
from newsgen.library import read_names
from newsgen.problems import Problem, Report, sentence

_DECIDED = {
    Decided.NAME: sentence("name"),
    Decided.SURNAME: sentence("surname"),
    Decided.PHRASE: sentence("phrase"),
    Decided.CONTEXT: sentence("context rule"),
    Decided.REPAIR: sentence("repair"),
    Decided.VOCABULARY: sentence("vocabulary"),
    Decided.DEFAULT: sentence("default"),
}


_PASSAGE = 100_000  # characters


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """How a text is converted; `source` is `auto` or an edition, `names` a file like content/names.yaml."""

    to: str
    source: str = "auto"
    repair: str = "safe"
    vocabulary: bool = False
    names: Path | None = None


def make_converter(options: ConvertOptions) -> tuple[Converter, tuple[Problem, ...]]:
    """Return the converter, and what is wrong with the file of names."""
    names: NameTable = NameTable()
    problems: tuple[Problem, ...] = ()
    if options.names is not None:
        report = Report(options.names.as_posix())
        names = NameTable(read_names(options.names, report, (options.to,)))
        problems = report.problems
    converter = Converter(options.to, options.source, options.repair, options.vocabulary, names)
    return converter, problems


def passages(converter: Converter, text: str) -> Iterator[str]:
    """Yield a text converted, in passages of whole lines, so that a long one is never there twice.

    Its script is found out once for all of it.
    """
    script = converter.script(text)
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PASSAGE) + 1 or len(text)
        yield converter.convert(text[start:end], script)
        start = end


def explanation(text: str, choices: Sequence[Choice], translate: Callable[[str], str] = str) -> str:
    """Return a line for each choice: where it is, what became of it, what else it could be, and why."""
    lines = []
    line, at = 1, 0
    for choice in choices:
        line += text.count("\n", at, choice.start)
        line_start = text.rfind("\n", 0, choice.start) + 1
        at = choice.start
        others = "、".join(form for form in choice.candidates if form != choice.chosen)
        doubt = "?" if choice.doubtful else " "
        because = f" ({choice.because})" if choice.because else ""
        lines.append(
            f"{doubt} {line}:{choice.start - line_start + 1}  {choice.given} → {choice.chosen}"
            f"  [{others}]  {translate(_DECIDED[choice.decided])}{because}  {choice.confidence:.0%}"
        )
    return "\n".join([*lines, ""])
