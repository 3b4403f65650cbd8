"""What an editor typed -> the registered source, section, series, regions and editions that it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsgen.config import Config
from newsgen.files import CONFIG_FILE
from newsgen.hanzi import fold
from newsgen.library.registries import Registries
from newsgen.model import Attribution, Forms
from newsgen.problems import Report, nearest, sentence
from newsgen.yamlfile import FieldReader

REGIONS_FILE = "content/regions.yaml"
SERIES_FILE = "content/series.yaml"
UNKNOWN_REGION = sentence("the region `{typed}` is not in {file}")


class Lookup:
    """Looks the fields of one article up in the registries; matches exactly, after folding."""

    def __init__(self, reader: FieldReader, config: Config, registries: Registries) -> None:
        self._reader = reader
        self._config = config
        self._registries = registries

    def source(self) -> Attribution:
        """Return the article's source; one that is not registered is a warning, not a guess.

        「非國際在線」 is not 「國際在線」, and 江蘇日報 is no slip for 江西日報: so only exact matches count.
        """
        # Without one the article is of nobody knows whom, which is told elsewhere, and no slip of fields.
        typed = self._reader.text("source") if self._reader.node("source") else ""
        if not typed:
            return Attribution()
        candidates = self._registries.source_labels.get(fold(typed), ())
        if not candidates:
            labels = self._registries.source_labels
            close = [self._source_name(label) for label in nearest(fold(typed), sorted(labels), most=3)]
            self._reader.report.warning(
                self._reader.line("source"),
                "the source `{typed}` is not registered in content/sources.yaml",
                "registered names near it: {close}" if close else "register it there with its terms",
                typed=typed,
                close=", ".join(dict.fromkeys(close)),
            )
        return Attribution(
            typed,
            tuple(dict.fromkeys(source_id for source_id, _ in candidates)),
            third_party=any(third_party for _, third_party in candidates),
        )

    def _source_name(self, label: str) -> str:
        source_id = self._registries.source_labels[label][0][0]
        return self._named(self._registries.sources[source_id].name)

    def _named(self, name: Forms) -> str:
        return name.of(self._config.default_edition)

    def section(self) -> str | None:
        """Return the id of the article's section."""
        typed = self._reader.text("section")
        labels = {
            fold(label): section.id
            for section in self._config.sections
            for label in (section.id, *section.name.all())
        }
        if typed and fold(typed) not in labels:
            names = {section.id: self._named(section.name) for section in self._config.sections}
            self._unknown(
                "section", typed, labels, names, CONFIG_FILE, "the section `{typed}` is not in {file}"
            )
        return labels.get(fold(typed)) if typed else None

    def series(self) -> str:
        """Return the id of the series that the article is a part of; empty where it is in none."""
        typed = self._reader.text("series")
        series = self._registries.series
        labels = {fold(label): item.id for item in series.values() for label in (item.id, *item.name.all())}
        if typed and fold(typed) not in labels:
            names = {item.id: self._named(item.name) for item in series.values()}
            self._unknown(
                "series", typed, labels, names, SERIES_FILE, "the series `{typed}` is not in {file}"
            )
        return labels.get(fold(typed), "") if typed else ""

    def regions(self) -> tuple[str, ...]:
        """Return the ids of the article's regions."""
        found = (self._region("regions", typed) for typed in self._reader.texts("regions", parted=True))
        return tuple(dict.fromkeys(filter(None, found)))

    def region(self, field: str) -> str:
        """Return the id of the one region that a field names; empty where it names none."""
        typed = self._reader.text(field)
        return self._region(field, typed) if typed else ""

    def _region(self, field: str, typed: str) -> str:
        labels = self._registries.region_labels
        if fold(typed) not in labels:
            names = {key: self._named(item.name) for key, item in self._registries.regions.items()}
            self._unknown(field, typed, labels, names, REGIONS_FILE, UNKNOWN_REGION)
        return labels.get(fold(typed), "")

    def editions(self) -> tuple[str, ...]:
        """Return the editions that the article is limited to; empty for all."""
        typed = self._reader.texts("editions")
        known = {tag.lower(): tag for tag in self._config.editions}
        for tag in typed:
            if tag.lower() not in known:
                names = {edition: edition for edition in self._config.editions}
                self._unknown(
                    "editions", tag, names, names, CONFIG_FILE, "the edition `{typed}` is not in {file}"
                )
        return tuple(known[tag.lower()] for tag in typed if tag.lower() in known)

    def _unknown(
        self,
        field: str,
        typed: str,
        labels: Mapping[str, str],
        names: Mapping[str, str],
        file: str,
        message: str,
    ) -> None:
        """Report a word that no registry has; `labels` leads from spellings to ids, `names` on to names."""
        folded = fold(typed)
        # 江西省南昌市 is 南昌市, however near 江西省 is.
        ends = [label for label in labels if len(label) > 1 and folded.endswith(label)]
        meant = [max(ends, key=len)] if ends else nearest(folded, sorted(labels))
        close = [names[labels[label]] for label in meant]
        tell_unknown(
            self._reader.report, self._reader.line(field), message, typed, file, close, list(names.values())
        )


def tell_unknown(
    report: Report, line: int, message: str, typed: str, file: str, close: Sequence[str], known: Sequence[str]
) -> None:
    """Report a word that a file with registered ones has not; `close` are those near to it, if any."""
    report.error(
        line,
        message,
        "did you mean `{close}`?"
        if close
        else "the known ones: {known}"
        if known
        else "{file} has none yet; add it there",
        typed=typed,
        file=file,
        close="".join(close),
        known=", ".join(known[:12]),
    )
