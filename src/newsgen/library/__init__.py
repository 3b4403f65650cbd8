"""content/ -> every article, or every problem."""

from newsgen.library.article import ReadArticle, read_article
from newsgen.library.charts import chart_files
from newsgen.library.content_files import ContentFile, asset_path, find_content, page_key
from newsgen.library.front_matter import FrontMatterFile, read_document
from newsgen.library.names import read_names
from newsgen.library.registries import AUTHORS_FILE, NAMES_FILE, REGISTRY_FILES, Registries, read_registries
from newsgen.library.reviewed import REVIEWED_FILE, Accepted, read_reviewed, read_reviewed_file
from newsgen.library.settings import Settings, read_settings, sound_settings

__all__ = [
    "AUTHORS_FILE",
    "NAMES_FILE",
    "REGISTRY_FILES",
    "REVIEWED_FILE",
    "Accepted",
    "ContentFile",
    "FrontMatterFile",
    "ReadArticle",
    "Registries",
    "Settings",
    "asset_path",
    "chart_files",
    "find_content",
    "page_key",
    "read_article",
    "read_document",
    "read_names",
    "read_registries",
    "read_reviewed",
    "read_reviewed_file",
    "read_settings",
    "sound_settings",
]
