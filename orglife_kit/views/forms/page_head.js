// The head of a page. It asks now and then whether its meeting is still the one that is open, and tells the page
// around it (the extension of JupyterLab) to run the notebook again where it is not.

const PERIOD = 3000; // milliseconds between two questions, while the page is looked at

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function render({ model, el }) {
  const head = element("header", "orglife-head");
  el.append(head);

  const ask = () => {
    if (!document.hidden && el.isConnected) model.send({ act: "look" });
  };

  const picker = (facts) => {
    const box = element("div", "orglife-head-choice");
    const label = element("label", "", facts.words.choose);
    const list = element("select");
    for (const [name, folder] of facts.choices) list.append(new Option(name, folder));
    label.append(list);
    const button = element("button", "", facts.words.open);
    button.type = "button";
    button.addEventListener("click", () => model.send({ act: "choose", folder: list.value }));
    box.append(label, button);
    return box;
  };

  let shown = "";
  const show = () => {
    const facts = model.get("facts");
    if (JSON.stringify(facts) === shown) return; // somebody may be choosing from the list
    shown = JSON.stringify(facts);
    head.replaceChildren();
    const line = element("div", "orglife-head-line");
    if (facts.branch) line.append(element("b", "", facts.branch));
    if (facts.meeting) line.append(element("span", "", facts.meeting));
    const pages = element("nav");
    pages.setAttribute("aria-label", facts.words.pages);
    for (const [name, words, here] of facts.pages) {
      const link = element("a", here ? "here" : "", words);
      link.href = `${name}.ipynb`;
      if (here) link.setAttribute("aria-current", "page");
      pages.append(link);
    }
    line.append(pages);
    head.append(line);
    if (facts.wrong) {
      const told = element("p", "orglife-head-wrong", facts.wrong);
      told.setAttribute("role", "status");
      head.append(told);
      if (facts.choices.length) head.append(picker(facts));
    }
  };

  const heard = (message) => {
    if (message.act === "again") el.dispatchEvent(new CustomEvent("orglife-again", { bubbles: true, composed: true }));
  };
  model.on("change:facts", show);
  model.on("msg:custom", heard);
  document.addEventListener("visibilitychange", ask);
  const timer = setInterval(ask, PERIOD);
  show();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
    model.off("change:facts", show);
    model.off("msg:custom", heard);
  };
}

export default { render };
