"""newsgen.yaml -> a frozen Config."""

from newsgen.config.analytics import Analytics
from newsgen.config.checks import CheckLevel, read_checks
from newsgen.config.config import Config, Contact, Section, read_config
from newsgen.config.crawlers import MachineUse
from newsgen.config.embed_address import Embed
from newsgen.config.embeds import Embeds, known_embed
from newsgen.config.filings import Filing
from newsgen.config.forms import forms_of, read_forms
from newsgen.config.home import HomeBlock, HomePage
from newsgen.config.newsletter import is_sender, is_way_out
from newsgen.config.site_values import check_base_url, check_editions
from newsgen.config.typography import Typography

__all__ = [
    "Analytics",
    "CheckLevel",
    "Config",
    "Contact",
    "Embed",
    "Embeds",
    "Filing",
    "HomeBlock",
    "HomePage",
    "MachineUse",
    "Section",
    "Typography",
    "check_base_url",
    "check_editions",
    "forms_of",
    "is_sender",
    "is_way_out",
    "known_embed",
    "read_checks",
    "read_config",
    "read_forms",
]
