"""What an online form writes when it is exported: numbered questions for heads, lettered choices for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglife_kit.storage.readers.columns import head_key

# What a form notes beside the answers; each ties a ballot to a time, an address, a device or a person.
FORM_HEADS = frozenset(
    head_key(head)
    for head in (
        *("提交答卷时间", "提交时间", "填写时间", "答题时间", "开始时间", "结束时间", "完成时间", "更新时间"),
        *("开始答题时间", "结束答题时间", "修改时间", "最后修改时间", "创建时间", "投票时间", "填表时间"),
        *("所用时间", "用时", "答题时长", "填写时长", "耗时", "时间戳", "时间戳记", "timestamp"),
        *("来源", "来源详情", "来源渠道", "渠道", "答题渠道", "填写渠道", "提交渠道"),
        *("来自ip", "ip", "ip地址", "ip所在地", "提交ip", "填写ip", "ip省份", "ip城市", "填写地区"),
        *("地理位置", "地理位置国家和地区", "地理位置省份", "地理位置城市", "省份", "城市", "位置", "定位"),
        *("填写设备", "设备", "操作系统", "浏览器", "ua", "useragent", "终端"),
        *("提交人", "提交者", "填写人", "填写者", "填表人", "答题人", "答题者", "投票人", "创建人", "昵称"),
        *("微信昵称", "微信openid", "openid", "用户id", "填写id", "答卷id", "答题序号", "微信头像", "头像"),
        *("电子邮件", "邮箱", "手机", "手机号", "手机号码", "名称", "start time", "completion time", "email"),
        *("总分", "得分", "自定义字段", "扩展属性", "语言", "清洗数据结果", "智能清洗数据无效概率"),
    )
)
_NUMBER = re.compile(r"\s*(?:第|题|问题|[QqＱ])?\d+(?:[.．_]\d+)?\s*[、.．)）:：,，题_\s]+\s*")
_KIND = re.compile(r"\s*[（(\[【][^）)\]】]*[）)\]】]\s*$")
_AFTER_QUESTION = re.compile(r"[—–_:：|/]+|--+|(?<=\s)-(?=\s)|(?<=[价评票名])-")
_OF_SOMEBODY = (
    re.compile(r"对\s*(.{1,40}?)\s*同志"),
    re.compile(r"^\s*(.{1,40}?)\s*同志"),
    re.compile(r"[（(\[【]([^）)\]】]+)[）)\]】]\s*$"),
)
_LETTER = re.compile(  # A.优秀, A、优秀, A优秀, 1.优秀, ①优秀
    r"\s*[（(]?(?:[A-Za-zＡ-Ｚａ-ｚ]|\d{1,2}|[①-⑳])\s*(?:[.．、:：)）]\s*(?=[^\s\d])|(?=[\u4e00-\u9fff]))"
)
_UNANSWERED = {"(空)", "（空）", "(跳过)", "（跳过）"}


def names_in_head(head: str) -> Iterator[str]:
    """Yield what may be a name in a head: itself, then the head without what a form puts around a name.

    ``3、严松``, ``3、请评价—严松``, ``严松（单选题）``, ``您对严松同志的评价``.
    """
    yield head
    text = _NUMBER.sub("", head, count=1) if _NUMBER.match(head) else head
    yield text
    bare = _KIND.sub("", text)
    yield bare
    last = _AFTER_QUESTION.split(bare)[-1]
    yield last
    yield _NUMBER.sub("", last, count=1) if _NUMBER.match(last) else last
    for form in _OF_SOMEBODY:
        found = form.search(text)
        if found is not None:
            yield found.group(1)


def without_letter(text: str) -> str:
    """Return a mark without the letter of a choice (A.优秀); a question that was left out is blank."""
    if text.strip() in _UNANSWERED:
        return ""
    return _LETTER.sub("", text, count=1) if _LETTER.match(text) else text
