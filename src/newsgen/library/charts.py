"""The lines of an article that ask for a chart: `chart: data.csv 標題`, `chart: projects by industry`."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath

from msgspec.structs import replace

from newsgen.charts import CHART, ChartKind, table_html
from newsgen.files import CONTENT
from newsgen.hanzi import fold
from newsgen.library.chart_data import read_chart_data
from newsgen.library.lookup import REGIONS_FILE, UNKNOWN_REGION, tell_unknown
from newsgen.library.registries import Registries
from newsgen.markup import asked_charts
from newsgen.model import Link, SourceFile
from newsgen.problems import Problem, Report, Severity, nearest
from newsgen.records import NotACondition, is_query, read_query

#: Gives the bytes of a file of the site by its path; None where there is none.
ReadBeside = Callable[[str], bytes | None]

_FILE = re.compile(
    r"[<\"「]?(?P<file>[^\s<>\"|「」]+\.(?:csv|tsv))[>\"」]?(?:[\s\u3000]+(?P<title>.*))?", re.IGNORECASE
)
_WORKBOOK = re.compile(r"\S{1,200}\.(?:xlsx?|xlsm|ods|numbers|et)", re.IGNORECASE)
# The bar of an input method parts only what is an option: it may stand in a title.
_BAR = re.compile(
    r"\||｜(?=[\s\u3000]*+(?:title|caption|alt|kind|[標标][題题]|[說说]明|替代文字|[類类]型)[ \t]*+[:：=])"
)
_OPTION = re.compile(r"(?P<name>[^:：=]++)[:：=](?P<value>.*+)")
_NAMES = {
    "title": "title",
    "標題": "title",
    "caption": "caption",
    "說明": "caption",
    "alt": "alt",
    "替代文字": "alt",
    "kind": "kind",
    "類型": "kind",
}
_OPTIONS = {fold(word): name for word, name in _NAMES.items()}
_WORDS = {
    ChartKind.BARS: ("bars", "bar", "橫條", "條形", "長條"),
    ChartKind.COLUMNS: ("columns", "column", "柱形", "直條"),
    ChartKind.STACKED: ("stacked", "stack", "堆疊"),
    ChartKind.LINES: ("lines", "line", "折線"),
    ChartKind.FLOW: ("flow", "sankey", "流向", "桑基"),
}
_KINDS = {fold(word).removesuffix("图"): kind for kind, words in _WORDS.items() for word in words}


def chart_files(text: str, path: str) -> tuple[str, ...]:
    """Return the paths of the files that charts in the text of a file may be of."""
    found = (_FILE.fullmatch(_BAR.split(asked)[0].strip()) for asked in asked_charts(text))
    return tuple(dict.fromkeys(filter(None, (_beside(match["file"], path) for match in found if match))))


class ChartLines:
    """Makes the charts of one article; `lines` has then where records are asked for, by what is asked, and
    `unread` the files that are there, and of which no chart was made.

    `read` gives the files that are named; without it charts are left empty, as nobody is to see them.
    """

    def __init__(
        self,
        file: SourceFile,
        first_line: int,
        currency: str,
        registries: Registries,
        read: ReadBeside | None,
    ) -> None:
        self.lines: dict[str, int] = {}
        self.unread: list[Link] = []
        self._report = Report(file.path, file.text)
        self._of_files: list[Problem] = []
        self._first_line = first_line
        self._currency = currency
        self._registries = registries
        self._read = read

    def problems(self, *, draft: bool) -> tuple[Problem, ...]:
        """Return what is wrong with the charts; what is not finished stops no build."""
        found = (*self._report.problems, *self._of_files)
        return tuple(replace(each, severity=Severity.WARNING) for each in found) if draft else found

    def __call__(self, number: int, asked: str, is_plain: bool) -> str:
        """Return the HTML of the chart that the `number`th line asks for; nothing where it cannot be made.

        A line that `is_plain` begins with a word that may stand before any sentence: it is none of these
        where it does not name a file or records.
        """
        line = self._first_line + number
        head, *options = (part.strip() for part in _BAR.split(asked))
        file = _FILE.fullmatch(head)
        if _WORKBOOK.fullmatch(head):
            self._report.error(
                line,
                "`{file}` is a workbook, and a chart takes a table of text",
                "save its sheet as CSV, and name that file",
                file=head,
            )
            return ""
        if is_plain and not file and not is_query(head):
            return ""
        given = self._options(options, line)
        if given is None:
            if file:
                self._named(file["file"], line)
            return ""
        if file:
            return self._of_file(file["file"], file["title"] or "", given, line)
        return self._of_records(head, given, line)

    def _of_file(self, target: str, title: str, given: Mapping[str, str], line: int) -> str:
        path = "" if "://" in target else _beside(target, self._report.path)
        if self._read is None:
            return f'<figure class="{CHART}"></figure>'
        raw = self._read(path) if path else None
        if raw is None:
            self._report.error(
                line,
                "the file `{target}` is not there",
                "put the file at {place}",
                target=target,
                place=path or join(dirname(self._report.path), target.rpartition("/")[2]),
            )
            return ""
        report = Report(path)
        kind = _KINDS[given["kind"]] if "kind" in given else None
        chart = read_chart_data(raw, report, self._currency, kind, given.get("title") or title)
        self._of_files += report.problems
        if chart is None:
            self._named(target, line)
            return ""
        return table_html(
            replace(chart, caption=given.get("caption", ""), alt=given.get("alt", ""), file=target)
        )

    def _named(self, target: str, line: int) -> None:
        """Keep a file that the article names, so that it is not told that nothing does."""
        if self._read and self._read(_beside(target, self._report.path)) is not None:
            self.unread.append(Link(target, line))

    def _of_records(self, asked: str, given: Mapping[str, str], line: int) -> str:
        try:
            query = read_query(asked)
        except NotACondition as error:
            self._report.error(
                line,
                error.message.sentence,
                "for example `chart: projects by industry where region=江西省`, or `chart: data.csv`",
                **dict(error.message.values),
            )
            return ""
        for condition in query.conditions:
            if condition.column in ("region", "zone") and condition.operator in ("=", "!="):
                self._check_region(condition.value, line)
        self.lines[asked] = line
        title = f"<figcaption>{_text(given['title'])}</figcaption>" if given.get("title") else ""
        note, alt = (
            f'<p class="{CHART}-{word}">{_text(given[name])}</p>' if given.get(name) else ""
            for name, word in (("caption", "note"), ("alt", "alt"))
        )
        kind = f" {CHART}-{_KINDS[given['kind']]}" if "kind" in given else ""
        data = f'<data class="{CHART}" value="{html.escape(asked)}"></data>'
        return f'<figure class="{CHART}{kind}">{title}{data}{note}{alt}</figure>'

    def _check_region(self, typed: str, line: int) -> None:
        """Report a region that nobody has registered."""
        labels = self._registries.region_labels
        if fold(typed) in labels:
            return
        names = [name for region in self._registries.regions.values() for name in region.name.all()]
        close = nearest(typed, names)
        tell_unknown(self._report, line, UNKNOWN_REGION, typed, REGIONS_FILE, close, names)

    def _options(self, typed: list[str], line: int) -> dict[str, str] | None:
        """Return the options of a line by their names; None, with problems, where one is unknown."""
        given: dict[str, str] = {}
        for name, option, value in map(_option, typed):
            if not name:
                self._report.error(
                    line,
                    "`{option}` is no option of a chart",
                    "one of: title, caption, alt, kind; as in `chart: data.csv | kind: columns`",
                    option=option,
                )
                return None
            given[name] = value
        if "kind" in given:
            word = fold(given["kind"]).casefold().removesuffix("图")
            if word not in _KINDS:
                close = nearest(word, [*ChartKind])
                self._report.error(
                    line,
                    "`{kind}` is no kind of chart",
                    "did you mean `{close}`?" if close else "one of: {kinds}",
                    kind=given["kind"],
                    close="".join(close),
                    kinds=", ".join(ChartKind),
                )
                return None
            given["kind"] = word
        return given


def _option(typed: str) -> tuple[str, str, str]:
    """Return the name of an option, or nothing where it is none; how it was typed; and its value."""
    match = _OPTION.fullmatch(typed)
    if not match:
        return "", typed, ""
    return _OPTIONS.get(fold(match["name"].strip()).casefold(), ""), typed, match["value"].strip()


def _beside(target: str, path: str) -> str:
    """Return the path of a file that an article names; empty where it lies outside of the content."""
    found = normpath(join(dirname(path), target))
    return found if found.startswith(f"{CONTENT}/") else ""


def _text(text: str) -> str:
    return html.escape(text, quote=False)
