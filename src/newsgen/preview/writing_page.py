"""Writing an article in the browser: its page, and what that asks for."""

from __future__ import annotations

from collections import OrderedDict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.desk.fixes import FormPlace, Mend, mend_of, spot_of
from newsgen.desk.form import Form, FormValue, open_form, with_form
from newsgen.desk.merging import compared, merged_text, merged_values
from newsgen.desk.saving import NotSaved, article_kind, read_article_file, save_article
from newsgen.desk.unsaved import ArticlePreview
from newsgen.json_requests import Answer, Asked, Declined, changing, declined, text_of
from newsgen.new import NewArticle, new_article
from newsgen.pipeline import clock
from newsgen.preview.form_view import TOOLS, form_view
from newsgen.preview.last_build import LastBuild, NotYet
from newsgen.preview.preview import Preview
from newsgen.preview.responses import HTML, own_page
from newsgen.preview.views import ROOT, ProblemView
from newsgen.preview.words import writing_words
from newsgen.problems import BuildFailed, stops
from newsgen.render import EDITION_LABELS
from newsgen.yamlfile.write import UNWRITABLE, NotWritable

_TOLD = 3  # problems of other files, beside those of the article
_SHOWN = 16  # unsaved pages that are kept for the frames that show them


class WritingPage:
    """The page in which articles are written."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._last_build = LastBuild(preview)
        self._shown: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def routes(self) -> list[BaseRoute]:
        """Return the routes below the desk's own address."""
        asked: dict[str, Answer] = {
            "new": self._new,
            "open": self._open,
            "look": self._look,
            "suggest": self._suggest,
            "save": self._save,
            "merge": self._merge,
        }
        translate = self._preview.views.translate
        return [
            Route(f"{ROOT}write/", self._page),
            Route(f"{ROOT}write/shown", self._frame),
            *(
                Route(f"{ROOT}write/{name}", changing(answer, translate), methods=["POST"])
                for name, answer in asked.items()
            ),
        ]

    async def _page(self, request: Request) -> Response:
        """Answer with the page for an article, or for a new one."""
        views, path = self._preview.views, request.query_params.get("path", "")
        first, more = form_view(views.language, views.translate)
        built = self._preview.built
        config = built.newsroom.config if built else None
        editions = config.editions if config else ()
        values = {
            "path": path,
            "first": first,
            "more": more,
            "editions": [(tag, EDITION_LABELS[tag]) for tag in editions],
            "zone": str(config.timezone) if config else "",
            "tools": TOOLS,
            "said": writing_words(views.translate),
        }
        return own_page(views.page("write.html", None, here=None if path else "write/", **values))

    async def _frame(self, request: Request) -> Response:
        """Answer with the last look at an unsaved article."""
        key = request.query_params.get("path", ""), request.query_params.get("edition", "")
        content = self._shown.get(key, b"<!doctype html><title></title>")
        return Response(content, headers={"Content-Type": HTML})

    def _new(self, asked: Asked) -> object:
        views = self._preview.views
        wanted = NewArticle(text_of(asked, "title"), language=views.language)
        file, problems = new_article(self._preview.options.site, wanted, clock(), views.translate)
        if file is None:
            raise BuildFailed(problem for problem in problems if stops([problem], strict=False))
        return {"path": file.relative_to(self._preview.options.site).as_posix()}

    def _open(self, asked: Asked) -> object:
        path = text_of(asked, "path")
        text = read_article_file(self._preview.options.site, path)
        return {"base": text, **_form(open_form(text))}

    def _suggest(self, asked: Asked) -> object:
        try:
            found = self._last_build.suggest(text_of(asked, "field"), text_of(asked, "typed"))
        except NotYet:
            found = []
        return {"words": [{"value": word.value, "beside": word.beside} for word in found]}

    def _look(self, asked: Asked) -> object:
        """Say what is wrong with what is typed so far, and how it looks; and whether its file is another."""
        path, edition, base = text_of(asked, "path"), text_of(asked, "edition"), text_of(asked, "base")
        kind = article_kind(path)
        text = _text(asked)
        try:
            look = self._last_build.look(path, kind, text, edition)
        except NotYet:
            look = ArticlePreview((), None, None)
        form = open_form(text)
        if look.page:
            self._shown[path, edition] = look.page
            self._shown.move_to_end((path, edition))
            while len(self._shown) > _SHOWN:
                self._shown.popitem(last=False)
        try:
            changed = read_article_file(self._preview.options.site, path) != base
        except NotSaved:
            changed = True
        return {
            "problems": [*self._problems(form, look), *self._of_the_site(path)],
            "page": look.page.decode() if look.page else "",
            "changed": changed,
        }

    def _problems(self, form: Form, look: ArticlePreview) -> list[dict[str, object]]:
        mended = open_form(look.mended) if look.mended is not None else None
        views = self._preview.views.problems(found.problem for found in look.findings)
        told = []
        for found, view in zip(look.findings, views, strict=True):
            spot = spot_of(form, found.problem.line)
            mend = mend_of(form, mended, spot) if mended and found.fixable else None
            told.append(_problem(spot, view.message, view, found.problem.severity.value, mend))
        return told

    def _of_the_site(self, path: str) -> list[dict[str, object]]:
        """Return why the site cannot be built, where that is not for this article."""
        outcome = self._preview.outcome
        stopping = (
            [each for each in outcome.problems if each.path != path] if outcome and outcome.failed else []
        )
        views = self._preview.views.problems(stopping[:_TOLD])
        return [
            _problem(FormPlace(), f"{view.place}: {view.message}", view, problem.severity.value, None)
            for problem, view in zip(stopping, views, strict=False)
        ]

    def _save(self, asked: Asked) -> object:
        path, base, text = text_of(asked, "path"), text_of(asked, "base"), _text(asked)
        try:
            save_article(self._preview.options.site, path, base, text)
        except NotSaved as refused:
            if refused.theirs is None:
                raise
            theirs = {"theirs": refused.theirs, "differences": compared(refused.theirs, text)}
            raise declined(refused, theirs | _form(open_form(refused.theirs))) from refused
        return {"base": text, **_form(open_form(text))}

    def _merge(self, asked: Asked) -> object:
        """Put together what somebody else has written and what is typed here."""
        base, theirs = (open_form(text_of(asked, name)) for name in ("base", "theirs"))
        body = merged_text(base.body, theirs.body, text_of(asked, "body"))
        values = merged_values(base.values, theirs.values, base.values | _values(asked))
        if body is None or values is None or base.whole or theirs.whole:
            raise Declined("both have changed the same place: choose one of the two")
        return {**_form(theirs), "base": text_of(asked, "theirs"), "values": values, "body": body}


def _text(asked: Asked) -> str:
    """Return the text of the file as the page has it."""
    try:
        return with_form(text_of(asked, "base"), _values(asked), text_of(asked, "body"))
    except NotWritable as refused:
        raise Declined(
            UNWRITABLE,
            name=refused.field,
            code=refused.code,
        ) from refused


def _values(asked: Asked) -> dict[str, FormValue]:
    given = asked.get("values")
    return dict(given) if isinstance(given, dict) else {}


def _form(form: Form) -> dict[str, object]:
    return {
        "values": form.values,
        "typed": sorted(form.typed),
        "body": form.body,
        "whole": form.whole,
    }


def _problem(
    spot: FormPlace, said: str, view: ProblemView, severity: str, mend: Mend | None
) -> dict[str, object]:
    return {
        "field": spot.field,
        "line": spot.line,
        "message": said,
        "hint": view.hint,
        "excerpt": view.excerpt,
        "severity": severity,
        "mend": mend and _mend(mend),
    }


def _mend(mend: Mend) -> dict[str, object]:
    if mend.value is not None:
        return {"value": mend.value}
    return {"line": mend.line, "count": mend.count, "lines": mend.lines}
