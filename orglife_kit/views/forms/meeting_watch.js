// Asks now and then whether the page's meeting is still the one that is open; tells the page around it (the extension
// of JupyterLab) to run the notebook again where it is not; and shows what is wrong, with the meetings to choose from.

const PERIOD = 3000; // milliseconds between two questions, while the page is looked at

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function render({ model, el }) {
  const box = element("section", "orglife-watch");
  el.append(box);

  const ask = () => {
    if (!document.hidden && el.isConnected) model.send({ act: "look" });
  };

  const picker = (facts) => {
    const row = element("div", "orglife-watch-choice");
    const label = element("label", "", facts.choose);
    const list = element("select");
    for (const [name, folder] of facts.choices) list.append(new Option(name, folder));
    label.append(list);
    const button = element("button", "", facts.open);
    button.type = "button";
    button.addEventListener("click", () => model.send({ act: "choose", folder: list.value }));
    row.append(label, button);
    return row;
  };

  const show = () => {
    const facts = model.get("facts");
    box.replaceChildren();
    box.hidden = !facts.wrong;
    if (!facts.wrong) return;
    const told = element("p", "orglife-watch-wrong", facts.wrong);
    told.setAttribute("role", "status");
    box.append(element("h1", "", facts.page), told, picker(facts));
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
