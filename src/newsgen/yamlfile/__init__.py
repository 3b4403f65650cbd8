"""What an editor wrote in YAML: strings first, with the line of every value."""

from newsgen.yamlfile.dates import NotADate, read_date, read_partial_date
from newsgen.yamlfile.fields import FieldReader
from newsgen.yamlfile.nodes import Fields, Items, Node, Text
from newsgen.yamlfile.read import read_fields, read_list

__all__ = [
    "FieldReader",
    "Fields",
    "Items",
    "Node",
    "NotADate",
    "Text",
    "read_date",
    "read_fields",
    "read_list",
    "read_partial_date",
]
