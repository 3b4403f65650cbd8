"""When an article appears: its `status` and `publish_at`, written into its file where they change."""

from __future__ import annotations

from newsgen.desk.form import open_form, with_form
from newsgen.desk.saving import NotSaved, article_kind, save_article
from newsgen.library import Settings, read_article
from newsgen.model import SourceFile, Status
from newsgen.problems import Message, Severity
from newsgen.yamlfile import NotADate, read_date


def schedule(settings: Settings, path: str, status: str, moment: str, text: str) -> None:
    """Give an article a status, and where it is to be scheduled the moment, as typed in the site's time zone.

    `text` is what its file holds. All but these two fields stays as it is, byte for byte. Raises NotSaved
    where the file holds something else by now, where the moment is none, or where the article would then have
    an error that it had not.
    """
    wanted = {"status": status, "publish_at": ""}
    if status == Status.SCHEDULED:
        wanted["publish_at"] = _moment(settings, moment)
    form = open_form(text)
    if form.whole:
        raise NotSaved("{path} has no fields that could be changed: write them first", path=path)
    after = with_form(text, {**form.values, **wanted}, form.body)
    found, known = (_errors(settings, path, each) for each in (after, text))
    new = [problem for problem in found if problem not in known]
    if new:
        raise NotSaved("{reason}", reason=new[0])
    save_article(settings.site, path, text, after)


def _moment(settings: Settings, typed: str) -> str:
    """Return a moment as it is written into a file; browsers put a T between day and time."""
    moment = typed.strip().replace("T", " ")
    try:
        read_date(moment, settings.config.timezone)
    except NotADate as error:
        values = {"name": "publish_at", "value": typed, **error.values}
        raise NotSaved(error.message, **values) from error
    return moment


def _errors(settings: Settings, path: str, text: str) -> list[Message]:
    read = read_article(SourceFile(path, text), article_kind(path), settings.config, settings.registries)
    stopping = (problem for problem in read.problems if problem.severity is Severity.ERROR)
    return [Message(problem.message, problem.values) for problem in stopping]
