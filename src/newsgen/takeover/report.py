"""What the editor is told of a site that was taken over: a file in the new site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from newsgen.problems import Message, Problem, Translate
from newsgen.takeover.log import Log, NotCarried

#: The file of the report, in the folder of the new site; no build reads it.
REPORT = "takeover-report.md"


def report_text(
    log: Log,
    old: Path,
    counts: Sequence[Message],
    undescribed: Sequence[tuple[str, int, str]],
    problems: Sequence[Problem],
    translate: Translate,
) -> str:
    """Return the report: what came over, what did not with its text, pictures that wait for words, and what
    a build would still say."""
    lines = [f"# {translate('What was taken over, and what was not')}", "", str(old), ""]
    lines += [f"- {count.text(translate)}" for count in counts]
    for sentence, told in sorted(log.by_sentence.items(), key=lambda item: (-len(item[1]), item[0])):
        lines += ["", *_section(sentence, told, translate)]
    if undescribed:
        lines += ["", f"## {translate('Pictures without alternative text')} ({len(undescribed)})", ""]
        lines += [f"- {path}:{line}: `{src}`" for path, line, src in undescribed]
    if problems:
        lines += ["", f"## {translate('What a build says of the new files')} ({len(problems)})", ""]
        lines += [_fenced(problem.text(translate)) for problem in problems]
    return "\n".join(lines) + "\n"


def _section(sentence: str, told: Sequence[NotCarried], translate: Translate) -> Iterator[str]:
    heading = translate(sentence).partition("{")[0].rstrip(" :：")  # what varies stands at each place
    yield f"## {heading} ({len(told)})"
    yield ""
    by_text: dict[tuple[str, str], list[NotCarried]] = {}
    for each in told:
        by_text.setdefault((each.text, each.said().text(translate)), []).append(each)
    for (text, said), places in by_text.items():
        where = ", ".join(f"{each.path}:{each.line}" if each.line else each.path for each in places)
        yield f"- {where}" + (f": {said}" if "{" in sentence else "")
        if text:
            yield _fenced(text)


def _fenced(text: str) -> str:
    """Return a text word for word, as code below an item of a list."""
    longest = max(
        (len(run) for run in text.replace("\n", " ").split(" ") if run and not run.strip("`")), default=2
    )
    fence = "`" * max(3, longest + 1)
    return "\n".join(f"  {line}" for line in (fence, *text.split("\n"), fence))
