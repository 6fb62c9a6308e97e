"""Every kind of block in every format: what it says is found in the file, whatever made it."""

from __future__ import annotations

import datetime
import typing

import pytest

from orglife_kit.views.reports.cells import ABOVE, Count, Identifier, Share, Strong
from orglife_kit.views.reports.model import (
    Block,
    CellContent,
    Chart,
    Closing,
    Code,
    Column,
    Columns,
    Document,
    Fields,
    FormField,
    Formula,
    Heading,
    ListBlock,
    Page,
    PageBreak,
    Paragraph,
    Run,
    SealSpace,
    Section,
    Signature,
    Signatures,
    Spacer,
    Table,
    Together,
    Volume,
)
from orglife_kit.views.reports.render import FORMATS, renderer
from tests.views.reports.building import file_text, picture

DAY = datetime.date(2024, 1, 18)
BLOCKS: tuple[tuple[Block, tuple[str, ...]], ...] = (
    (Heading("一、基本情况"), ("一、基本情况",)),
    (Paragraph("第1党支部\n另一行"), ("第1党支部", "另一行")),
    (Paragraph("民主测评票", "title"), ("民主测评票",)),
    (Paragraph("（二）会议地点：会议室", "fact"), ("（二）会议地点：会议室",)),
    (Paragraph("第 1 张 共 2 张", "subtitle"), ("第 1 张 共 2 张",)),
    (Paragraph((Run("注意", bold=True), Run("代号", code=True))), ("注意", "代号")),
    (
        ListBlock(("第一项", ListBlock(("其下一项",)), "第二项"), ordered=True),
        ("第一项", "其下一项", "第二项"),
    ),
    (
        Table(
            (
                Column("姓名", heads_row=True),
                Column("公民身份号码"),
                Column("票数", "number", "center", group="党员"),
                Column("占比", group="党员"),
                Column("日期"),
                Column("已到", "tick"),
                Column("签名", "blank"),
            ),
            (
                Section("第一党小组"),
                ("王伟", Identifier("110101199003071234"), 0, Share(2, 22), DAY, "是", ""),
                (ABOVE, None, Count(22, "22 票"), Strong(Share(1, 3)), Strong("逾期"), "", ""),
            ),
            caption="测评情况",
            totals=("合计", "", 22, "", "", "", ""),
        ),
        (
            *("姓名", "党员", "票数", "第一党小组", "王伟", "110101199003071234", "9.1%", "22 票", "33.3%"),
            *("2024年1月18日", "逾期", "测评情况", "合计"),
        ),
    ),
    (
        Table(
            (Column("序号"), Column("姓名")),
            tuple((n, f"党员{n:03}") for n in range(1, 91)),
            side_by_side=True,
        ),
        ("党员001", "党员045", "党员090"),
    ),
    (
        Table(
            (Column("说明"),),
            (("格内一段",),),
            rules="light",
            contents=(CellContent(0, 0, (Paragraph("格内一段"),)),),
        ),
        ("格内一段",),
    ),
    (Chart("等次分布", ("优秀", "合格"), (7, 12), "优秀7人，合格12人", "人"), ("等次分布",)),
    (picture(), ()),
    (Code("甲  =  1\n  乙"), ("甲", "乙")),
    (Formula(r"x^2 + 1"), ()),
    (
        Signatures(
            (Signature("监票人", persons=("王伟", "李强")), Signature("书记", "赵敏"), Signature("日期", DAY))
        ),
        ("监票人", "王伟", "李强", "书记", "赵敏", "2024年1月18日"),
    ),
    (Signatures((Signature("书记"),), seal="支部印章"), ("书记", "支部印章")),
    (Closing("第一党支部", DAY, "（盖章）"), ("第一党支部", "2024年1月18日", "（盖章）")),
    (Closing("第一党支部"), ("第一党支部", "年　　月　　日")),
    (SealSpace("支部印章"), ("支部印章",)),
    (
        Fields((FormField("时间", DAY), FormField("应到", Count(22, "22 人")), FormField("地点")), across=2),
        ("时间", "2024年1月18日", "应到", "22 人", "地点"),
    ),
    (PageBreak(), ()),
    (Spacer(8), ()),
    (Columns(((Paragraph("左边"),), (Paragraph("右边"), SealSpace("印章处")))), ("左边", "右边", "印章处")),
    (Together((Paragraph("不分开"), Signatures((Signature("日期"),)))), ("不分开", "日期")),
)


def test_every_kind_is_here() -> None:
    """A kind that is added to the model is asked for in this test."""
    asked = {type(block) for block, _ in BLOCKS}
    assert asked == set(typing.get_args(Block))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "page", [Page(margins="compact"), Page("landscape"), Page(margins="compact", two_up=True)], ids=str
)
def test_every_block_is_in_every_file(name: str, page: Page) -> None:
    """All that a block says is in the file, on any paper, and the file has the same bytes when made again."""
    blocks: list[Block] = [Paragraph("开头")]
    for block, _ in BLOCKS:
        blocks += [block, Paragraph("其后")]
    document = Document(
        "民主测评情况汇总表", tuple(blocks), "2023年度", page=page, scope_label="仅供评定机构",
        footer="校验码 1A2B", author="第一党支部", date=DAY, form="汇总表",
    )  # fmt: skip
    made = renderer(name)(document)
    text = "".join(file_text(name, made).split())
    for words in (
        "民主测评情况汇总表",
        "2023年度",
        "仅供评定机构",
        "校验码 1A2B",
        *(w for _, all_ in BLOCKS for w in all_),
    ):
        assert "".join(words.split()) in text, words
    assert renderer(name)(document) == made


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("block", [block for block, _ in BLOCKS], ids=lambda block: type(block).__name__)
def test_a_block_may_stand_alone(name: str, block: Block) -> None:
    """A document of one block is a file; so is one of none."""
    assert renderer(name)(Document("题", (block,)))
    assert renderer(name)(Document("题"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_volume_holds_every_document(name: str) -> None:
    """Cover, contents and all documents, upright and across, are in one file."""
    parts = tuple(
        Document(
            title,
            (Paragraph(f"{title}的正文"),),
            page=Page(orientation, "compact"),
            author="第一党支部",
            date=DAY,
        )
        for title, orientation in (("会议记录", "portrait"), ("整改台账", "landscape"))
    )
    volume = Volume(
        "组织生活会材料",
        parts,
        "2023年度",
        (FormField("编制单位", "第一党支部"),),
        author="第一党支部",
        date=DAY,
    )
    made = renderer(name)(volume)
    text = "".join(file_text(name, made).split())
    for words in ("组织生活会材料", "目录", "编制单位", "会议记录的正文", "整改台账的正文"):
        assert words in text, words
    assert renderer(name)(volume) == made
