// 投屏: the agenda and three numbers, readable from ten metres; in full screen nothing else can be seen.

function render({ model, el }) {
  const page = document.createElement("div");
  page.className = "orglife-projector";
  const button = document.createElement("button");
  button.className = "full";
  button.textContent = model.get("facts").full;
  button.addEventListener("click", () => page.requestFullscreen());
  el.append(button, page);

  const put = (parent, tag, text, kind = "") => {
    const made = Object.assign(document.createElement(tag), { textContent: text, className: kind });
    parent.append(made);
    return made;
  };
  const show = () => {
    const facts = model.get("facts");
    page.replaceChildren();
    put(page, "h1", facts.title);
    put(page, "p", facts.when, "when");
    const list = put(page, "ol", "");
    facts.agenda.forEach((text, index) => {
      const position = index + 1;
      const item = put(list, "li", text, position === facts.current ? "now" : position < facts.current || !facts.current ? "past" : "");
      if (position === facts.current) item.setAttribute("aria-current", "step");
    });
    const numbers = put(page, "div", "", "numbers");
    for (const [label, number] of facts.numbers) {
      const tile = put(numbers, "span", `${label} `);
      put(tile, "b", String(number));
    }
  };
  model.on("change:facts", show);
  show();
  return () => model.off("change:facts", show);
}

export default { render };
