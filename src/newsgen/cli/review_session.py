"""One question after the other, at a terminal or from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable

from newsgen.cli.colours import wants_colour
from newsgen.cli.place import shown
from newsgen.cli.prompt import Aborted, answer_to
from newsgen.cli.speech import say, translate
from newsgen.review.decide import KINDS, Review
from newsgen.review.file_change import Refused
from newsgen.review.listing import other_places
from newsgen.review.questions import Question


def ask(review: Review) -> int:
    """Ask until nothing is left or the editor leaves; return the exit code.

    What has been decided is written at once, so that nothing is lost however it ends.
    """
    asking = _Asking(review)
    try:
        asking.run()
    except (Aborted, KeyboardInterrupt):
        print()
    say("{decided} decided, {left} left", decided=asking.decided, left=len(review.questions()))
    return 0


class _Asking:
    def __init__(self, review: Review) -> None:
        self._review = review
        self._skipped: set[str] = set()
        self._colour = wants_colour(sys.stdout)
        self.decided = 0

    def run(self) -> None:
        """Ask every question that is left and was not skipped."""
        while waiting := [each for each in self._review.questions() if each.key not in self._skipped]:
            self._show(waiting[0], len(waiting))
            self._answer(waiting[0])

    def _show(self, question: Question, waiting: int) -> None:
        doubt = question.doubts[0]
        where = translate("title") if doubt.field == "title" else doubt.field
        print()
        say(
            "{path}:{line}  {field}, {editions}; {places}, {waiting} to look at",
            path=shown(doubt.path),
            line=doubt.line,
            field=where,
            editions=" ".join(question.editions),
            places=translate("1 place")
            if question.places == 1
            else translate("{count} places").format(count=question.places),
            waiting=waiting,
        )
        print(f"  {doubt.before}{self._marked(question.given)}{doubt.after}")
        print(f"  {doubt.before_chosen}{self._marked(question.chosen)}{doubt.after_chosen}")
        for place in other_places(question, shown):
            print(f"    {place}")
        print("  " + "   ".join(f"{at} {form}" for at, form in enumerate(question.candidates, 1)))
        say("Enter right, 1-9 or a form otherwise, n name, r only here, s skip, u undo, q leave")

    def _marked(self, text: str) -> str:
        return f"\x1b[1;7m{text}\x1b[0m" if self._colour else f"【{text}】"

    def _answer(self, question: Question) -> None:
        answer = answer_to("> ")
        candidates = question.candidates
        try:
            if answer in ("", "1"):
                self._done(self._review.accept, question)
            elif answer == "s":
                self._skipped.add(question.key)
            elif answer == "u":
                self._undo()
            elif answer == "q":
                raise Aborted
            elif answer == "n":
                self._name(question, "")
            elif answer == "r":
                self._rule(question, "")
            elif answer.isascii() and not (answer.isdigit() and 1 < int(answer) <= len(candidates)):
                say("there is no `{answer}` here", answer=answer)
            else:
                form = candidates[int(answer) - 1] if answer.isascii() else answer
                self._otherwise(question, form)
        except Refused as refused:
            say("{text}", text=refused.message)

    def _otherwise(self, question: Question, form: str) -> None:
        """Ask how far another form reaches."""
        where = answer_to(translate("{form}: n a name everywhere, r only here").format(form=form) + " > ")
        if where == "n":
            self._name(question, form)
        elif where == "r":
            self._rule(question, form)

    def _name(self, question: Question, form: str) -> None:
        typed = answer_to(translate("the whole name, as it stands in the first line") + " > ")
        if not typed:
            return
        forms = {}
        for edition, likely in self._review.suggest(question, typed, form or question.chosen).items():
            forms[edition] = answer_to(f"{edition} [{likely}] > ") or likely
        kind = answer_to(", ".join(KINDS) + " [] > ")
        matching = [each for each in KINDS if kind and each.startswith(kind)]
        self._done(self._review.name, question, typed, forms, matching[0] if matching else "")

    def _rule(self, question: Question, form: str) -> None:
        if not form:
            form = answer_to(f"{' '.join(question.editions)} [{question.chosen}] > ") or question.chosen
        self._done(self._review.rule, question, form)

    def _done(self, decide: Callable[..., None], *what: object) -> None:
        decide(*what)
        self.decided += 1

    def _undo(self) -> None:
        if self._review.undo():
            self.decided -= 1
        else:
            say("there is nothing to undo")
