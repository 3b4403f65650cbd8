"""The file of a new site that knows what the old one had: newsgen.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zoneinfo import available_timezones

from newsgen.editions.name_forms import name_forms
from newsgen.yamlfile.write import flow_mapping, scalar

_SECTIONS = re.compile(r"^sections:\n(?:[ \t]+.*\n|#.*\n)*", re.MULTILINE)
_TIMEZONE = re.compile(r"^timezone: .*$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^# description: .*$", re.MULTILINE)


def site_settings(
    text: str,
    editions: Sequence[str],
    *,
    sections: Mapping[str, str],
    timezone: str,
    description: str,
    hosts: Mapping[str, Sequence[str]],
    waiting: bool,
) -> str:
    """Return a starter's newsgen.yaml with the sections, the time zone, the description and the hosts of
    the old site; `waiting` lets pictures wait for their alternative text."""
    if sections:
        rows = "".join(
            f"  - {{id: {key}, name: {_forms(name, editions)}}}\n" for name, key in sections.items()
        )
        text = _SECTIONS.sub(lambda _: f"sections:\n{rows}", text, count=1)
    if timezone in available_timezones():
        text = _TIMEZONE.sub(lambda _: f"timezone: {scalar(timezone)}", text, count=1)
    if description:
        text = _DESCRIPTION.sub(lambda _: f"description: {_forms(description, editions)}", text, count=1)
    more = []
    if any(hosts.values()):
        more.append("\nload_from:\n")
        more += [f"  {kind}: [{', '.join(map(scalar, found))}]\n" for kind, found in hosts.items() if found]
    if waiting:
        more.append("\npictures:\n  undescribed: warning\n")
    return text.rstrip("\n") + "\n" + "".join(more)


def _forms(name: str, editions: Sequence[str]) -> str:
    """Return a name in the form of each edition: as it was typed in those of its own script."""
    name = " ".join(name.split())
    forms = {tag: " ".join(form.split()) for tag, form in name_forms(name, editions).items()}
    return scalar(name, in_list=True) if set(forms.values()) == {name} else flow_mapping(forms)
