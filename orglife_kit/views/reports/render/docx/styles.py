"""The styles of a document for Word, each with its fonts by name and no theme that would win over them."""

from __future__ import annotations

from orglife_kit.views.reports.geometry import Geometry
from orglife_kit.views.reports.render.docx.markup import NAMESPACES, fonts
from orglife_kit.views.reports.render.office import BODY_FONT, CODE_FONT, HEAD_FONT, SECOND_FONT, TITLE_FONT

HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
# no room between Chinese and figures: a day in a cell is as wide as its column was made
_CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_OFFICIAL = "Official"  # before the names of styles
_TITLE_LINE = 1.55  # of its size
FONT_OF = {
    **dict.fromkeys(
        ("Normal", "BodyText", "Note", "Centred", "ListParagraph", "TableText", "Closing"), BODY_FONT
    ),
    **dict.fromkeys(("Header", "Footer", "TOC1", "Code", "Subtitle"), BODY_FONT),
    **dict.fromkeys(("Label", "TableHead", "Heading1", "ContentsTitle"), HEAD_FONT),
    **dict.fromkeys(("Heading2", "Fact"), SECOND_FONT),
    **dict.fromkeys(("Heading3", "Heading4"), BODY_FONT),
    "Title": TITLE_FONT,
    "Caption": HEAD_FONT,
}


def styles_xml(measures: Geometry, *, chinese: bool, official: Geometry | None = None) -> str:
    """Return the part of styles for pages of these measures; ``official`` are those of official pages among them."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' if chinese else '<w:lang w:val="en-US"/>'
    made = [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY_FONT)}{_size(measures.size)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>",
        _style("Normal", "Normal", _line(measures), measures.size, default=True),
        *_text_styles(measures, chinese=chinese),
        *(map(_as_official, _text_styles(official, chinese=chinese)) if official else ()),
        _style("Header", "header", "", 9, '<w:color w:val="505050"/>'),
        _style("Footer", "footer", "", 9, '<w:color w:val="505050"/>'),
        _style("ContentsTitle", "Contents Title", f'{_line(measures)}<w:jc w:val="center"/>', 16),
        _style("TOC1", "toc 1", _line(measures), measures.size),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        _table_style(
            "OrglifeGrid", "Form Grid", 'w:val="single" w:sz="4" w:space="0" w:color="282828"', inner=True
        ),
        _table_style(
            "OrglifeLight", "Form Light", 'w:val="single" w:sz="6" w:space="0" w:color="505050"', inner=False
        ),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>",
    ]
    return f"<w:styles {NAMESPACES}>{''.join(made)}</w:styles>"


def in_official_styles(paragraphs: str) -> str:
    """Return paragraphs in the styles of an official page that stands among others."""
    return paragraphs.replace('<w:pStyle w:val="', f'<w:pStyle w:val="{_OFFICIAL}')


def _as_official(style: str) -> str:
    key, name = 'w:styleId="', '<w:name w:val="'
    return style.replace(key, key + _OFFICIAL).replace(name, f"{name}{_OFFICIAL} ")


def _line(measures: Geometry) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{round(measures.pitch * 20)}" w:lineRule="exact"/>'


def _text_styles(measures: Geometry, *, chinese: bool) -> list[str]:
    """Return the styles of what stands on pages of these measures."""
    line, size, small = _line(measures), measures.size, measures.small
    pitch = round(measures.small_pitch * 20)
    loose = f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="atLeast"/>'
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{round(size * 2 * 20)}"/>' if chinese else ""
    centred = '<w:jc w:val="center"/>'
    title_line = f'w:line="{round(measures.title * _TITLE_LINE * 20)}" w:lineRule="exact"'
    below = round(size * 0.8 * 20) if measures.is_official else 60
    title = f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="{below}" {title_line}/>{centred}'
    return [
        _style("BodyText", "Body Text", f"{line}{indent}", size),
        _style("Title", "Title", title, measures.title),
        _style(
            "Subtitle", "Subtitle", f'<w:spacing w:before="0" w:after="160"/>{centred}', measures.subtitle
        ),
        *(_heading(number, measures, indent) for number in range(1, 5)),
        _style("Fact", "Fact", f"{line}{indent}", size),
        _style("Note", "Note", loose, small, '<w:color w:val="505050"/>'),
        _style("Centred", "Centred", f"{line}{centred}", size),
        _style("Label", "Label", f"<w:keepNext/>{loose}", small),
        _style("ListParagraph", "List Paragraph", line, size),
        _style("TableText", "Table Text", f"{_CLOSE}{loose}", small),
        _style("TableHead", "Table Head", f"<w:keepNext/>{_CLOSE}{loose}{centred}", small),
        _style("Caption", "caption", f"<w:keepNext/>{loose}{centred}", small, font=HEAD_FONT),
        _style("Code", "Code", f'<w:wordWrap w:val="0"/>{loose}', 9.5, latin=CODE_FONT),
        _style("Closing", "Closing", f"{line}{centred}", size),
    ]


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(
    key: str,
    name: str,
    paragraph: str,
    size: float,
    run: str = "",
    *,
    default: bool = False,
    font: str = "",
    latin: str = "",
) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    mark = ' w:default="1"' if default else ""
    named = fonts(font or FONT_OF[key], latin) if latin else fonts(font or FONT_OF[key])
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{named}{run}{_size(size)}</w:rPr></w:style>"
    )


def _heading(level: int, measures: Geometry, indent: str) -> str:
    """Return a heading; on an official page it keeps the lines of the page and begins as its text does."""
    official = measures.is_official
    size = measures.size if level == 1 or official else (0.93 if level == 2 else 0.9) * measures.size
    spacing = f"{_line(measures)}{indent}" if official else '<w:spacing w:before="120" w:after="60"/>'
    paragraph = f'<w:keepNext/><w:keepLines/>{spacing}<w:outlineLvl w:val="{level - 1}"/>'
    bold = "<w:b/>" if level > 2 else ""
    return _style(f"Heading{level}", f"heading {level}", paragraph, size, bold)


def _table_style(key: str, name: str, border: str, *, inner: bool) -> str:
    sides = (
        ("top", "left", "bottom", "right", "insideH", "insideV") if inner else ("top", "bottom", "insideH")
    )
    borders = "".join(f"<w:{side} {border}/>" for side in sides)
    return (
        f'<w:style w:type="table" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )
