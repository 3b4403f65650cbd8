"""A source that is not registered -> an entry for content/sources.yaml."""

from __future__ import annotations

from newsgen.article_file.slugs import slug_of
from newsgen.config import Config
from newsgen.editions.name_forms import name_forms
from newsgen.hanzi import fold
from newsgen.library import Registries
from newsgen.yamlfile.write import flow_mapping


def proposed_source(label: str, config: Config, registries: Registries) -> str:
    """Return an entry for content/sources.yaml, for a source that is not registered; else empty."""
    if not label or fold(label).strip() in registries.source_labels:
        return ""
    by_edition = name_forms(label, config.editions)
    forms = {edition: " ".join(by_edition[edition].split()) for edition in config.editions}
    key = slug_of(label, "source")
    while key in registries.sources:
        key += "-2"
    return f"{key}:\n  name: {flow_mapping(forms)}\n  kind: other\n"
