"""What every form shares: fields, cards, rows and lists that are declared, and what happens around every act.

A form is one method, ``_declare``: it makes the fields and yields the parts, one under the other. A part is

- a field: ``shows`` says what it shows of the record, ``keep`` is the act that is handed what was left in it;
- a button with its act, ``entering`` for one that is given what was entered in fields, ``writing`` and ``printed`` for
  those that write files; a field or a button is ``off`` where the record says so;
- a ``chosen_list``, or the ``member_list``, with the card of what is chosen ``Beside`` it;
- a sentence, or a function of the record that returns markup, or labels with their numbers;
- a ``Card``, ``Stack`` or ``Row`` of parts; ``Rows`` with one row for each entry of the record, ``FactRows`` whose
  fields are the ``Facts`` of their entry; any of them ``when`` the record asks for it.

An act is one call on the meeting. It returns what is to be said, or nothing, and raises what the rules refuse; the form
says it, shows the record again wherever it is shown, and offers the undo.
"""

from orglife_kit.views.forms.base.chosen import Chosen, Members
from orglife_kit.views.forms.base.entries import named_members, points_of_theme
from orglife_kit.views.forms.base.facts import FactRows, Facts, entry_of
from orglife_kit.views.forms.base.fields import Answer, Field, clear
from orglife_kit.views.forms.base.form import Form, follow_all, forget_forms
from orglife_kit.views.forms.base.markup import (
    chip,
    folded,
    items,
    listed,
    page_link,
    paragraph,
    paragraphs,
    tiles,
    title,
)
from orglife_kit.views.forms.base.page_head import folder_word
from orglife_kit.views.forms.base.page_widget import PageWidget
from orglife_kit.views.forms.base.parts import (
    Beside,
    Card,
    Head,
    Holder,
    Lacking,
    Line,
    Parts,
    Row,
    Rows,
    Shown,
    Stack,
    Told,
    Words,
    is_seen,
    naming_of,
    when,
)
from orglife_kit.views.forms.base.tables import Cell, table, wide_table
from orglife_kit.views.forms.base.uploads import stored
from orglife_kit.views.forms.base.written_files import WrittenFiles

__all__ = [
    "Answer",
    "Beside",
    "Card",
    "Cell",
    "Chosen",
    "FactRows",
    "Facts",
    "Field",
    "Form",
    "Head",
    "Holder",
    "Lacking",
    "Line",
    "Members",
    "PageWidget",
    "Parts",
    "Row",
    "Rows",
    "Shown",
    "Stack",
    "Told",
    "Words",
    "WrittenFiles",
    "chip",
    "clear",
    "entry_of",
    "folded",
    "folder_word",
    "follow_all",
    "forget_forms",
    "is_seen",
    "items",
    "listed",
    "named_members",
    "naming_of",
    "page_link",
    "paragraph",
    "paragraphs",
    "points_of_theme",
    "stored",
    "table",
    "tiles",
    "title",
    "when",
    "wide_table",
]
