"""What a saved notebook must not keep: the forms, and what stood in them."""

from __future__ import annotations

from typing import Any

_OURS = "orglife_kit"


def drop_form_contents(model: dict[str, Any], **_: Any) -> None:
    """Take the forms out of a notebook that is being saved; never stops the saving.

    Forms are known by the mark of their output, and by their own models in what JupyterLab keeps of widgets. A form
    that stayed behind would be shown as "model not found" the next day.
    """
    try:
        content = model["content"]
        if model["type"] != "notebook":
            return
        cells = [cell for cell in content["cells"] if any(map(_is_ours, cell.get("outputs", ())))]
        if not cells and not any(map(_is_our_model, _models(content["metadata"].get("widgets", {})))):
            return
        content["metadata"].pop("widgets", None)
        for cell in cells:
            cell["outputs"] = [output for output in cell["outputs"] if not _is_ours(output)]
    except (KeyError, TypeError, AttributeError, ValueError):
        return


def _is_ours(output: dict[str, Any]) -> bool:
    return _OURS in output.get("metadata", {})


def _models(kept: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry.get("state", {}) for part in kept.values() for entry in part.get("state", {}).values()]


def _is_our_model(state: dict[str, Any]) -> bool:
    return str(state.get("_anywidget_id", "")).startswith(f"{_OURS}.") or any(
        str(name).startswith("orglife-") for name in state.get("_dom_classes", ())
    )
