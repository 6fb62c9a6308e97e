// What is wrong with how the page in front looks: cut texts, elements past the page's edge or over each other, lists
// without an entry and without a sentence, words that are not for people.
() => {
  const panel = window.jupyterapp.shell.currentWidget.node;
  const found = new Set();
  const text = (part) => (part.value || part.textContent || part.placeholder || part.className).trim().slice(0, 50);
  const tell = (what, part, ...more) => found.add([what, part.tagName, text(part), ...more].join(" · "));
  const isSeen = (part) =>
    part.getClientRects().length && part.getBoundingClientRect().width && getComputedStyle(part).visibility !== "hidden";
  const scrolls = (part) => part.closest(".beside, .orglife-lines, .orglife-report, select");
  const all = (selector) => [...panel.querySelectorAll(selector)].filter(isSeen);

  const edge = panel.getBoundingClientRect().right + 1;
  for (const part of all(".orglife-form *")) {
    const right = part.getBoundingClientRect().right;
    if (right > edge && !scrolls(part.parentElement)) tell("past the edge", part, Math.round(right - edge));
  }
  for (const part of [panel, ...all(".jp-WindowedPanel-outer, .jp-Notebook")]) {
    const rolls = ["auto", "scroll"].includes(getComputedStyle(part).overflowX);
    if (rolls && part.scrollWidth > part.clientWidth + 1) tell("the page scrolls sideways", part);
  }

  const controls = all(".orglife-form :is(input:not([type=checkbox], [type=file]), textarea, select, button)");
  const words = all(".orglife-form :is(label, .widget-label, .chip, .step, th, td, h1, h2, h3, summary, .lm-TabBar-tabLabel)");
  for (const part of [...controls, ...words]) {
    if (getComputedStyle(part).display === "inline" || scrolls(part)) continue;
    if (part.scrollWidth > part.clientWidth + 1) tell("cut", part, part.scrollWidth - part.clientWidth);
    if (part.scrollHeight > part.clientHeight + 3 && !part.matches("select, textarea")) tell("cut below", part);
  }
  const pen = document.createElement("canvas").getContext("2d");
  for (const part of controls) {
    const style = getComputedStyle(part);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = part.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const isList = part.matches("select") && (part.size > 1 || part.multiple);
    const shown = part.matches("select") && !isList ? (part.selectedOptions[0]?.text ?? "") : "";
    if (pen.measureText(shown).width > room + 2) tell("cut", part, shown);
    if (part.placeholder && !part.value && pen.measureText(part.placeholder).width > room + 2) tell("cut", part);
    if (isList && !part.options.length) tell("an empty list says nothing", part);
  }

  const boxes = controls.filter((part) => !scrolls(part)).map((part) => [part, part.getBoundingClientRect()]);
  for (const [position, [part, one]] of boxes.entries()) {
    for (const [other, two] of boxes.slice(position + 1)) {
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (wide > 2 && high > 2) tell("over each other", part, text(other));
    }
  }

  const read = [...all(".orglife-form").map((form) => form.innerText), ...controls.map((part) => part.value)].join("\n");
  const forNobody = /\bC\d{1,2}\b|[\w/]+\.(?:ipynb|py|md)\b|\*{3}|\(0\)|#\d+|\bNone\b|Traceback|\b(?!orglife_kit)[a-z]+(?:_[a-z]+)+\b/g;
  for (const [word] of read.matchAll(forNobody)) found.add(`not for people · ${word}`);
  if (panel.innerText.includes("Traceback")) found.add("a traceback");
  return [...found];
}
