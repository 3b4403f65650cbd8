"""A form for one place of an article, written into it as `-{ }-`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsgen.editions import ExplainedText
from newsgen.library import ContentFile, find_content
from newsgen.model import script_of_edition
from newsgen.review.edition_forms import shortened
from newsgen.review.examiner import Examiner, ReviewedFile
from newsgen.review.file_change import FileChange, Refused
from newsgen.review.questions import Doubt

# In a list of words, `;` parts two of them.
_LISTS = ("tags", "industries")
_MARKS = frozenset("-{}|;:：；<>&[]#\n")


def add_rule(examiner: Examiner, doubt: Doubt, chosen: Mapping[str, str]) -> FileChange:
    """Return what is to be done to an article so that a place reads as chosen in some editions, and as before
    in the others.

    Raises Refused where the result would be another: it is read and converted before anything is written.
    """
    if any(not form or _MARKS.intersection(form) for form in chosen.values()):
        raise Refused("a form is made of characters only, without marks")
    if doubt.field in _LISTS:
        raise Refused("`-{{ }}-` has no place in a list of words; make it a name")
    [file] = find_content([doubt.path])
    path = examiner.settings.site / doubt.path
    try:
        before = path.read_bytes()
    except OSError as error:
        raise Refused("{file} cannot be read", file=doubt.path) from error
    read = examiner.read(file, before)
    now = find(examiner, read, doubt)
    if read is None or now is None:
        raise Refused("{file} has been changed meanwhile; nothing was written", file=doubt.path)
    if now.offset < 0 or not read.file.text.startswith(now.given, now.offset):
        raise Refused(
            "the place was not found in {file}; write the `-{{ }}-` there yourself", file=doubt.path
        )
    texts = examiner.explained(read)
    rule, forms = _rule(read, now, texts, chosen)
    raw = before.decode("utf-8")
    start = _raw_offset(raw, now.offset)
    after = f"{raw[:start]}{rule}{raw[start + len(now.given) :]}".encode()
    _check(examiner, file, read, after, now, texts, forms)
    return FileChange(path, before, after)


def find(examiner: Examiner, read: ReviewedFile | None, doubt: Doubt) -> Doubt | None:
    """Return a doubt as it is in a file now; None where it is not there any longer."""
    asked = doubt.accepted, doubt.text, doubt.candidates
    now = examiner.doubts(read) if read else ()
    same = [each for each in now if (each.accepted, each.text, each.candidates) == asked]
    return min(same, key=lambda each: abs(each.start - doubt.start), default=None)


def _rule(
    read: ReviewedFile, doubt: Doubt, texts: Mapping[str, list[ExplainedText]], chosen: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """Return the `-{ }-`, and the form of the place in each edition."""
    forms = {}
    for edition, explained in texts.items():
        text = explained[doubt.text]
        start, end = text.place(doubt.start, doubt.start + len(doubt.given))
        forms[edition] = chosen.get(edition) or text.target[start:end]
    typed = read.article.script
    said = shortened(
        forms if typed in map(script_of_edition, forms) else {**forms, f"zh-{typed}": doubt.given}
    )
    return "-{" + "; ".join(f"{edition}:{form}" for edition, form in said.items()) + "}-", forms


def _check(
    examiner: Examiner,
    file: ContentFile,
    read: ReviewedFile,
    after: bytes,
    doubt: Doubt,
    texts: Mapping[str, list[ExplainedText]],
    forms: Mapping[str, str],
) -> None:
    """Raise Refused unless the place has the forms in the changed file, and all else is as it was."""
    refused = Refused("with a `-{{ }}-` {file} would not read as it should; make it a name", file=file.path)
    changed = examiner.read(file, after)
    if changed is None or changed.article.script != read.article.script:
        raise refused
    if [heading.anchor for heading in changed.body.headings] != [
        heading.anchor for heading in read.body.headings
    ]:
        raise Refused("a `-{{ }}-` in a heading would change its address; make it a name")
    fields = [field for field, _ in read.texts.typed()]
    now = examiner.explained(changed)
    if now.keys() != texts.keys() or [field for field, _ in changed.texts.typed()] != fields:
        raise refused
    for edition, explained in texts.items():
        for number, (text, other) in enumerate(zip(explained, now[edition], strict=True)):
            wanted = text.target
            if number == doubt.text:
                start, end = text.place(doubt.start, doubt.start + len(doubt.given))
                wanted = f"{wanted[:start]}{forms[edition]}{wanted[end:]}"
            elif fields[number] == "summary" and "summary" not in read.body.lines:
                if "-{" in other.target:  # it is cut out of the text, and the cut went through the rule
                    raise refused
                continue
            if other.target != wanted:
                raise refused


def _raw_offset(raw: str, offset: int) -> int:
    """Return where a place of a text with `\\n` line ends is in the file as it stands."""
    at = 1 if raw.startswith("\ufeff") else 0
    for number, found in enumerate(re.finditer("\r\n", raw)):
        if found.start() - number - at >= offset:
            return offset + number + at
    return offset + raw.count("\r\n") + at
