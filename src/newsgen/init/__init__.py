"""`newsgen init`: what is known of a new site -> its folder."""

from newsgen.init.new_site import NewSite, check_name, likely_editions
from newsgen.init.requirement import Requirement, installed_requirement, read_requirement
from newsgen.init.write_site import check_folder, write_site

__all__ = [
    "NewSite",
    "Requirement",
    "check_folder",
    "check_name",
    "installed_requirement",
    "likely_editions",
    "read_requirement",
    "write_site",
]
