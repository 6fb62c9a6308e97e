"""What the simulation draws from, with its sources (docs/ROLLUP.md has them for readers).

Sizes are those of RULES.md §5. Gender, ethnicity and age are the shares of 中国共产党党内统计公报 of the end of 2023
(中央组织部, 2024-06-30), in 万: 9918.5 members, of them 3018.5 women and 759.2 of the minorities, in 455.4 branches.
For grades, attendance, talks and rectification no figures are published: those here are assumptions.
"""

from __future__ import annotations

SMALLEST, LARGEST = 3, 100  # members
SIZE_LOG_MEAN, SIZE_LOG_SPREAD = (
    2.86,
    0.68,
)  # of a log-normal size, 22 on average once it is kept within those two
WOMEN = 3018.5 / 9918.5
MINORITIES = 759.2 / 9918.5
AGES = {  # from, to, members (万)
    (20, 30): 1241.2,
    (31, 35): 1119.6,
    (36, 40): 1086.4,
    (41, 45): 945.9,
    (46, 50): 907.1,
    (51, 55): 940.5,
    (56, 60): 890.7,
    (61, 88): 2787.2,
}
ETHNICITIES = ("壮族", "回族", "满族", "维吾尔族", "苗族", "彝族", "土家族", "藏族", "蒙古族", "侗族")

# assumptions
PROBATIONARY = 0.025
NOT_TAKEN_PART = 0.02
BASICALLY_QUALIFIED = 0.006
UNQUALIFIED = 0.0006
EXCELLENT_LEFT = (0, 0, 0, 0, 1, 1, 2)  # how many fewer than the cap allows
ON_LEAVE, ABSENT, NOT_COUNTED = 0.06, 0.01, 0.02
TALKED = 0.985
ITEMS = (2, 3, 3, 4, 4, 5, 6, 8)
DAYS_BEFORE = 8  # of the preparation
CARRIED = 0.2  # of the items
STATES = {"OPENED": 0.15, "UNDER_WAY": 0.35, "DONE": 0.2, "VERIFIED": 0.3}
SATISFACTION = {"SATISFIED": 0.8, "FAIRLY_SATISFIED": 0.17, "NOT_SATISFIED": 0.03}

FAMILY_NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN_NAMES = "伟芳娜敏静磊洋勇艳杰涛明超霞平刚桂文辉玲建军志国海燕春红丽华强波宁欣悦晨宇浩然子轩一诺"
RARE_NAMES = ("沈赟", "马喆", "李祎堃", "王珺", "朱镕", "何㛃", "龑之", "䶮生", "阿依夏·吐尔逊", "欧阳珺")
PLACES = ("星禾", "云岭", "清溪", "长堤", "望江", "松原里", "石桥", "白杨", "金穗", "南浦")
UNITS = ("镇", "街道", "农场", "中学", "医院", "电厂", "研究所", "客运站", "供水公司", "社区")
PROBLEMS = (
    "中午窗口常常只有一个人值班",
    "会前准备不细，材料发得晚",
    "联系服务群众的次数少",
    "学习记录补得多、当时记得少",
    "对青年党员的培养办法不多",
    "意见箱的答复不及时",
    "制度上墙多、对照检查少",
    "年度计划没有按月分解",
)
MEASURES = (
    "午间十二点到一点两人在岗",
    "会前三天发材料，专人核对",
    "每月走访两次并记入台账",
    "当天记录，次日贴在学习园地",
    "每季度一次结对座谈",
    "收到意见五个工作日内答复",
    "每半年对照检查一次",
    "按月列出事项并在支部会上通报",
)
OPINIONS = (
    "按期完成工作，集中学习按时参加。",
    "承担窗口延时服务，来访办结有台账可查。",
    "带教新同志，归档材料齐全。",
    "会上发言具体，对自己的不足说得明白。",
    "组织生活记录齐全，材料按时报送。",
)
REASONS = ("因病长期请假", "借调在外，未参加会议", "年内转入，参加时间不足半年")
