"""What an editor is told of the text of a Word file: each with `{place}` and `{text}`."""

from newsgen.problems import sentence

#: What to do with a file of another office program.
SAVE_AS_WORD = sentence("open it and save it as a Word document (.docx), then import that")

#: Of a text: each with `{place}` and `{text}`.
RUBY = sentence("paragraph {place}: a phonetic guide was left out: {text}")
HIDDEN = sentence("paragraph {place}: hidden text was left out: {text}")
STRUCK = sentence("paragraph {place}: struck text was left out: {text}")
DELETED = sentence("paragraph {place}: text that a tracked change deletes was left out: {text}")
INSERTED = sentence("paragraph {place}: text that a tracked change inserts was taken over: {text}")
FORMULA = sentence("paragraph {place}: a formula was written on one line: {text}")
BOX = sentence("paragraph {place}: the text of a box was put behind the paragraph: {text}")
NESTED = sentence("paragraph {place}: a table within a table became lines of its cell: {text}")
COMMENT = sentence("paragraph {place}: a comment was left out: {text}")
CODE = sentence("paragraph {place}: a field that shows no text was left out: {text}")
PICTURED = sentence("paragraph {place}: words of a drawing were left out: {text}")
SIGN = sentence("paragraph {place}: a sign that only its font has was left out: {text}")
PICTURE = sentence("paragraph {place}: a picture was left out: {text}")
LINKED = sentence("paragraph {place}: a picture is not in the file, only a link to it: {text}")
