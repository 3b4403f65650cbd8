"""`newsgen init`: what is known of a new site -> its folder."""

from newsgen.init.new_site import NewSite, check_name, likely_editions
from newsgen.init.write_site import FolderRefused, check_folder, write_site

__all__ = ["FolderRefused", "NewSite", "check_folder", "check_name", "likely_editions", "write_site"]
