"""One document with every kind of block, and what the tests read back from what it makes."""

from __future__ import annotations

import base64
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html
import openpyxl
from pypdf import PdfReader

from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Code,
    Column,
    Columns,
    Document,
    Fields,
    FormField,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    SealSpace,
    Signature,
    Signatures,
    Spacer,
    Table,
    Together,
)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RARE = "赟喆祎堃珺镕㛃龑䶮"
HOSTILE = '<script>alert(1)</script> #eval("1") $x$ {{ 7*7 }} =1+1 [a](http://example.org) *b* @c'


def picture() -> Image:
    """Return a small picture."""
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    )
    return Image("image/svg+xml", base64.b64encode(drawing).decode(), "一个长方形", 40)


def every_block(rows: int = 100) -> tuple[Block, ...]:
    """Return blocks of every kind, with a table of ``rows`` rows."""
    table = Table(
        (
            Column("序号", "number", "center", width=8),
            Column("姓名", width=20, heads_row=True),
            *(Column(head, "number", "center", group="票数", width=12) for head in ("优秀", "合格", "弃权")),
            Column("已到", "tick", width=10),
            Column("签名", "blank", width=20),
        ),
        tuple(
            (str(row), f"党员{row:03}", "7", "5", "0", "是" if row % 2 else "", "")
            for row in range(1, rows + 1)
        ),
        caption="民主测评情况汇总表",
        totals=("", "合计", "700", "500", "0", "", ""),
    )
    return (
        Heading("一、基本情况"),
        Paragraph(f"第1党支部共有党员22名，其中有{RARE}等同志。\n应到、实到人数见下表。"),
        Paragraph((Run("注意："), Run("票数只供评定机构参考", bold=True), Run("code", code=True))),
        Paragraph("说明文字较小。", "note"),
        Paragraph("居中的一行", "centred"),
        Paragraph("标签", "label"),
        Heading("（一）事项", 2),
        ListBlock(
            ("第一项", (Run("第二项", bold=True),), ListBlock(("其下一项", "其下二项")), "第三项"),
            ordered=True,
        ),
        Fields((FormField("时间", "2024年1月18日"), FormField("地点"), FormField("主持人", "甲")), across=2),
        table,
        Table(
            (Column("问题"), Column("整改措施"), Column("时限")),
            (
                ("学习不够经常", "每周集中学习一次，" * 12, "2024年6月"),
                ("联系群众不够", "每月走访一次", "立行立改"),
            ),
            rules="light",
        ),
        Chart(
            "等次分布",
            ("优秀", "合格", "基本合格", "不合格", "不定等次", "未参加评议（因长期病休等原因，经批准）"),
            (7, 12, 1, 0, 1, 1),
            "优秀7人，合格12人，基本合格1人，不定等次1人，未参加评议1人",
            "人",
        ),
        picture(),
        Code("代码  code\n  two"),
        PageBreak(),
        Columns(((Paragraph("左"),), (Paragraph("右"), ListBlock(("甲", "乙"))))),
        Spacer(8),
        Together(
            (
                Signatures((Signature("计票人"), Signature("监票人"), Signature("书记", "甲"))),
                SealSpace("支部印章"),
            )
        ),
    )


def sample(rows: int = 100) -> Document:
    """Return a document with every kind of block."""
    return Document(
        "民主测评情况汇总表",
        every_block(rows),
        subtitle="2023年度 第1党支部",
        scope_label="仅供评定机构",
        footer="校验码 1A2B 3C4D",
    )


def pdf_text(content: bytes) -> str:
    """Return the words of a PDF as a search in it finds them."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def file_text(name: str, content: bytes) -> str:
    """Return the words of a file of the format ``name``, as another program reads them."""
    if name == "pdf":
        return pdf_text(content)
    if name == "xlsx":
        return "\n".join(sheet_texts(content))
    if name == "docx":
        return "\n".join(word_texts(content))
    return str(lxml.html.document_fromstring(content).text_content())


def sheet_texts(content: bytes) -> Iterator[str]:
    """Yield what every cell of a workbook shows, and what stands at head and foot of its pages."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for story in (sheet.oddHeader, sheet.oddFooter):
            yield from (part.text or "" for part in (story.left, story.center, story.right))
        for row in sheet.iter_rows():
            yield from (shown_cell(cell) for cell in row if cell.value is not None)


def shown_cell(cell: Any) -> str:
    """Return a cell as Excel shows it: by its number format."""
    value, form = cell.value, cell.number_format
    if isinstance(value, datetime.datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    if form == "0.0%":
        return f"{value:.1%}"
    if isinstance(value, int):
        return form.replace('"', "").replace("0", str(value), 1) if form != "General" else str(value)
    return str(value)


def word_texts(content: bytes) -> Iterator[str]:
    """Yield every paragraph of a file for Word, those of its heads and feet too."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for part in sorted(file.namelist()):
            if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", part):
                for paragraph in lxml.etree.fromstring(file.read(part)).iter(f"{WORD}p"):
                    yield "".join(piece.text or "" for piece in paragraph.iter(f"{WORD}t"))
