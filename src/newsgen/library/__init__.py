"""content/ -> every article, or every problem."""

from newsgen.library.article import ReadArticle, read_article
from newsgen.library.find import ContentFile, asset_path, find_content, page_key
from newsgen.library.names import read_names
from newsgen.library.registries import Registries, read_registries

__all__ = [
    "ContentFile",
    "ReadArticle",
    "Registries",
    "asset_path",
    "find_content",
    "page_key",
    "read_article",
    "read_names",
    "read_registries",
]
