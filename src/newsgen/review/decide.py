"""What an editor decides, carried out at once and taken back on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from newsgen.atomic_write import read_if_there
from newsgen.hanzi import Decided, NameTable
from newsgen.library import REVIEWED_FILE, Accepted, Settings, find_content, read_reviewed
from newsgen.model import Forms
from newsgen.problems import BuildFailed, Report
from newsgen.review.edition_forms import suggested
from newsgen.review.examiner import Examiner, ReviewedFile
from newsgen.review.file_change import FileChange, Refused
from newsgen.review.names_file import add_name
from newsgen.review.questions import Doubt, Question, questions
from newsgen.review.queue import Queue
from newsgen.review.reviewed_file import with_accepted
from newsgen.review.variant_rule import add_rule, find
from newsgen.textfile import decode

#: What a name may be the name of.
KINDS = ("person", "organisation", "place", "brand", "work")


class _Done(Struct, frozen=True):
    """A decision: what was done to a file, the site before it, and the files to look at again."""

    change: FileChange
    settings: Settings
    paths: tuple[str, ...] = ()


class Review:
    """A queue that is worked through. Each decision is written before the next is asked for.

    Methods raise Refused where a decision cannot be carried out; nothing has changed then. BuildFailed is
    raised where content/reviewed.yaml cannot be read.
    """

    def __init__(self, queue: Queue, everything: bool = False) -> None:
        self._everything = everything
        self._doubts = dict(queue.doubts)
        self._done: list[_Done] = []
        self._use(queue.settings)
        self._accepted = self._read_accepted()

    def questions(self) -> tuple[Question, ...]:
        """Return what is left to be asked."""
        every = (doubt for doubts in self._doubts.values() for doubt in doubts)
        return questions(doubt for doubt in every if doubt.accepted not in self._accepted)

    def question(self, key: str) -> Question:
        """Return a question that is left. Raises Refused where it has been settled."""
        for question in self.questions():
            if question.key == key:
                return question
        raise Refused("this has been decided meanwhile")

    def accept(self, question: Question) -> None:
        """Remember that the conversion is right, at every place of the question."""
        path = self._settings.site / REVIEWED_FILE
        before = read_if_there(path)
        text = "" if before is None else decode(before, Report(REVIEWED_FILE))
        if text is None:
            raise Refused("{file} cannot be read", file=REVIEWED_FILE)
        wanted = [(question.context, edition, question.chosen) for edition in question.editions]
        after = with_accepted(text, wanted)
        if before is not None and b"\r\n" in before:
            after = after.replace("\n", "\r\n")
        self._carry_out(FileChange(path, before, after.encode("utf-8")))
        self._accepted = self._read_accepted()

    def suggest(self, question: Question, typed: str, form: str) -> dict[str, str]:
        """Return the likely forms of a name that is in the text as `typed`, with `form` for the place in
        question. Raises Refused where the name does not stand there."""
        doubt, start, read = self._extent(question, typed)
        text = self._examiner.explained(read)[doubt.edition][doubt.text]
        first, last = text.place(start, start + len(typed))
        low, high = text.place(doubt.start, doubt.start + len(doubt.given))
        name = f"{text.target[first:low]}{form}{text.target[high:last]}"
        script = read.article.script
        return suggested(typed, script, name, question.editions, self._settings.config.editions)

    def name(self, question: Question, typed: str, forms: Mapping[str, str], kind: str = "") -> None:
        """Write a name that stands at the place, as `typed` there, into content/names.yaml."""
        doubt, start, read = self._extent(question, typed)
        change, settings = add_name(self._settings, forms, kind)
        explained = Examiner(settings, self._everything).explained(read)
        fixed = Forms(tuple(forms.items()))
        for edition in question.editions:
            choices = explained[edition][doubt.text].choices if edition in explained else ()
            if not any(
                choice.decided is Decided.NAME
                and choice.start <= start
                and start + len(typed) <= choice.end
                and choice.chosen == fixed.of(edition)
                for choice in choices
            ):
                raise Refused("with this name the place would not read {form}", form=fixed.of(edition))
        spellings = NameTable([dict(forms)]).spellings()
        paths = tuple(
            path
            for path, doubts in self._doubts.items()
            if any(spelling in each.sentence for each in doubts for spelling in spellings)
        )
        self._carry_out(change, paths, lambda: self._use(settings))

    def rule(self, question: Question, form: str) -> None:
        """Write a form into the article as `-{ }-`, at the first place of the question only."""
        doubt = question.doubts[0]
        same = (doubt.path, doubt.text, doubt.start)
        editions = [each.edition for each in question.doubts if (each.path, each.text, each.start) == same]
        change = add_rule(self._examiner, doubt, dict.fromkeys(editions, form))
        self._carry_out(change, (doubt.path,))

    def undo(self) -> bool:
        """Take the last decision back; whether there was one."""
        if not self._done:
            return False
        last = self._done[-1]
        last.change.undone().make()
        self._done.pop()
        self._use(last.settings)
        self._look_at(last.paths)
        self._accepted = self._read_accepted()
        return True

    def _carry_out(
        self, change: FileChange, paths: tuple[str, ...] = (), then: Callable[[], None] = lambda: None
    ) -> None:
        before = self._settings
        change.make()
        self._done.append(_Done(change, before, paths))
        then()
        self._look_at(paths)

    def _use(self, settings: Settings) -> None:
        self._settings = settings
        self._examiner = Examiner(settings, self._everything)

    def _look_at(self, paths: Iterable[str]) -> None:
        """Examine files again after they, or the names, have changed."""
        for path in paths:
            read = self._read(path)
            self._doubts[path] = self._examiner.doubts(read) if read else ()

    def _read_accepted(self) -> frozenset[Accepted]:
        accepted, problems = read_reviewed(self._settings.site)
        if problems:
            raise BuildFailed(problems)
        return accepted

    def _read(self, path: str) -> ReviewedFile | None:
        raw = read_if_there(self._settings.site / path)
        [file] = find_content([path])
        return None if raw is None else self._examiner.read(file, raw)

    def _extent(self, question: Question, typed: str) -> tuple[Doubt, int, ReviewedFile]:
        """Return the first doubt of a question that stands inside a name, where the name begins in the text,
        and the file."""
        for doubt in question.doubts:
            read = self._read(doubt.path)
            now = find(self._examiner, read, doubt)
            if read is None or now is None or not typed:
                continue
            text = read.texts.typed()[now.text][1]
            low = max(now.start + len(now.given) - len(typed), 0)
            start = text.find(typed, low, now.start + len(typed))
            if low <= start <= now.start:
                return now, start, read
        raise Refused("`{name}` does not stand in the text at this place", name=typed)
