"""What a written plan says of its theme: the topic, the education, 以学, problem areas and goals."""

from __future__ import annotations

import pytest

from tests.project.plan_reading import found_values


def of_theme(lines: str, key: str) -> object:
    """Return what a plan with these lines on the theme says of it."""
    return found_values(f"2023年度组织生活会方案\n一、会议主题\n{lines}").get(f"theme.{key}")


@pytest.mark.parametrize(
    ("lines", "topic", "text"),
    [
        pytest.param("学思想、强党性", "学思想、强党性", None, id="alone"),
        pytest.param("学思想、强党性。", "学思想、强党性", None, id="with-a-stop"),
        pytest.param("“学思想、强党性”；", "学思想、强党性", None, id="quoted"),
        pytest.param("学" * 60, "学" * 60, None, id="60-characters"),
        pytest.param("学" * 61, None, "学" * 61, id="61-characters"),
        pytest.param("学思想。强党性。", None, "学思想。强党性。", id="two-sentences"),
        pytest.param("学思想；强党性", None, "学思想；强党性", id="two-clauses"),
        pytest.param("牢牢把握学思想总要求", None, "牢牢把握学思想总要求", id="a-requirement"),
        pytest.param(
            "聚焦中心围绕学思想主题，谈实话。", "学思想", "聚焦中心围绕学思想主题，谈实话。", id="two-verbs"
        ),
        pytest.param(
            "围绕“学思想”主题教育，谈实话。", None, "围绕“学思想”主题教育，谈实话。", id="education-quoted"
        ),
        pytest.param("围绕学思想主题教育，谈实话。", None, "围绕学思想主题教育，谈实话。", id="education"),
        pytest.param(
            "以学思想为主题教育内容。", None, "以学思想为主题教育内容。", id="education-by-its-topic"
        ),
        pytest.param(
            "以学思想为主题。大家发言。", "学思想", "以学思想为主题。大家发言。", id="in-a-sentence"
        ),
    ],
)
def test_the_topic(lines: str, topic: str | None, text: str | None) -> None:
    """A section that is one short line is the topic itself; of a longer one it is what is called so."""
    assert (of_theme(lines, "topic"), of_theme(lines, "text")) == (topic, text)


@pytest.mark.parametrize(
    ("lines", "education"),
    [
        pytest.param("结合党纪学习教育，开好会。", "党纪学习教育", id="named"),
        pytest.param("结合党纪学习教育，开好会。党纪学习教育要抓实。", "党纪学习教育", id="named-twice"),
        pytest.param("巩固拓展主题教育成果，开好会。", None, id="one-of-the-past"),
        pytest.param(
            "巩固拓展主题教育成果，结合党纪学习教育，开好会。",
            "党纪学习教育",
            id="one-of-the-past-and-this-one",
        ),
        pytest.param("结合党纪学习教育、党史学习教育，开好会。", None, id="two"),
    ],
)
def test_the_education_of_the_year(lines: str, education: str | None) -> None:
    """The one that the plan names; what it only carries on (巩固拓展) is not meant, and two leave it open."""
    assert of_theme(lines, "education") == education


@pytest.mark.parametrize(
    ("lines", "requirement"),
    [
        pytest.param("牢牢把握“学思想、强党性”的总要求，开好会。", "学思想、强党性", id="quoted-before"),
        pytest.param("总要求是：“学思想、强党性”，开好会。", "学思想、强党性", id="quoted-behind"),
        pytest.param("牢牢把握学思想强党性总要求，开好会。", "学思想强党性", id="without-quotes"),
        pytest.param("牢牢把握总要求，开好会。", None, id="not-said"),
    ],
)
def test_the_general_requirement(lines: str, requirement: str | None) -> None:
    """The words that stand beside 总要求, quoted or behind a verb."""
    assert of_theme(lines, "requirement") == requirement


def test_the_requirement_may_stand_elsewhere() -> None:
    """It is found in the introduction too, but what the section on the theme says goes first."""
    text = "组织生活会工作方案\n落实“强党性”总要求，制定本方案。\n一、会议主题\n"
    assert found_values(f"{text}开好会，谈实话。")["theme.requirement"] == "强党性"
    assert found_values(f"{text}把握“学思想”总要求，开好会。")["theme.requirement"] == "学思想"


@pytest.mark.parametrize(
    ("lines", "studies"),
    [
        pytest.param("在以学铸魂、以学增智上下功夫。", ("以学铸魂", "以学增智"), id="two"),
        pytest.param(
            "在以学铸魂、以学增智、以学正风、以学促干上下功夫。",
            ("以学铸魂", "以学增智", "以学正风", "以学促干"),
            id="four",
        ),
        pytest.param("在以学铸魂上下功夫，做到以学铸魂。", None, id="one-twice"),
        pytest.param("在以学铸魂上下功夫。在以学增智上见行动。", None, id="in-two-sentences"),
    ],
)
def test_the_four_studies(lines: str, studies: tuple[str, ...] | None) -> None:
    """At least two of them side by side in a sentence."""
    assert of_theme(lines, "four_studies") == studies


@pytest.mark.parametrize(
    ("lines", "key", "items"),
    [
        pytest.param(
            "对照理想信念、担当作为两个方面，开好会。",
            "problem_areas",
            ("理想信念", "担当作为"),
            id="two-areas",
        ),
        pytest.param("对照理想信念方面，开好会。", "problem_areas", None, id="one-area"),
        pytest.param(
            "实现凝心铸魂、实干担当的目标，开好会。", "goals", ("凝心铸魂", "实干担当"), id="two-goals"
        ),
        pytest.param(
            "对照“凝心铸魂、实干担当”两方面的目标，谈实话。",
            "problem_areas",
            None,
            id="quoted-goals-are-no-areas",
        ),
        pytest.param(
            "对照凝心铸魂、实干担当两方面目标，谈实话。", "problem_areas", None, id="goals-are-no-areas"
        ),
        pytest.param(
            "聚焦中心实现凝心铸魂、实干担当的目标。", "goals", ("凝心铸魂", "实干担当"), id="two-verbs"
        ),
        pytest.param("实现凝心铸魂的目标，开好会。", "goals", None, id="one-goal"),
    ],
)
def test_problem_areas_and_goals(lines: str, key: str, items: tuple[str, ...] | None) -> None:
    """A list of at least two."""
    assert of_theme(lines, key) == items
