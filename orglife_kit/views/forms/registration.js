// One row of the registration at a time: C copies it for pasting and goes on; which rows are copied is kept in Python.

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // where the page has no right to the clipboard
    area.remove();
    return done;
  }
}

function element(name, text = "", looks = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = looks;
  return made;
}

function render({ model, el }) {
  let place = 0;
  let started = false;
  let of = "";
  let told = "";
  const root = element("div", "", "orglife-copier");
  root.dataset.lmSuppressShortcuts = "true";
  root.tabIndex = 0;
  root.setAttribute("role", "group");
  el.append(root);

  const facts = () => model.get("facts");
  const firstLeft = (from) => {
    const { copied = [] } = facts();
    const order = copied.map((_, step) => (from + step) % copied.length);
    return order.find((row) => !copied[row]) ?? from;
  };
  const go = (to) => {
    const { rows = [] } = facts();
    place = Math.min(Math.max(to, 0), Math.max(rows.length - 1, 0));
    told = "";
    draw();
  };
  const copyRow = async () => {
    const row = facts().rows?.[place];
    if (!row) return;
    if (!(await toClipboard(row.join("\t")))) {
      told = facts().words.refused;
      return draw();
    }
    const at = place;
    started = true;
    place = firstLeft((at + 1) % facts().rows.length);
    model.send({ act: "copied", row: at });
    root.focus();
  };

  function button(words, act, main) {
    const made = element("button", words, `jupyter-button widget-button${main ? " mod-primary" : ""}`);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function draw() {
    const { heads = [], rows = [], copied = [], words = {} } = facts();
    const done = copied.filter(Boolean).length;
    const count = (words.count ?? "").replace("{done}", done).replace("{all}", rows.length);
    const status = element("p", [count, done === rows.length && rows.length ? words.finished : ""].join("　"), "count");
    status.setAttribute("role", "status");
    const trouble = element("p", told || facts().told || "", facts().tone ?? "bad");
    if (!rows.length) return root.replaceChildren(trouble);
    const table = element("table", "", "plain");
    heads.forEach((head, column) => {
      const line = table.insertRow();
      const name = element("th", head);
      name.scope = "row";
      const cell = element("button", rows[place][column] || "—", "cell");
      cell.type = "button";
      cell.addEventListener("click", async () => {
        const fine = await toClipboard(rows[place][column]);
        told = fine ? "" : words.refused;
        cell.classList.toggle("taken", fine);
      });
      const value = line.insertCell();
      value.append(cell);
      line.prepend(name);
    });
    const title = element("p", `${place + 1} / ${rows.length}${copied[place] ? `　✓ ${words.done}` : ""}`, "place");
    const acts = element("div", "", "acts");
    acts.append(
      button(words.copy, copyRow, true),
      button(words.before, () => go(place - 1)),
      button(words.after, () => go(place + 1)),
    );
    if (copied[place]) acts.append(button(words.not_copied, () => model.send({ act: "not_copied", row: place })));
    root.replaceChildren(status, title, table, acts, trouble);
  }

  const keyed = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { c: copyRow, C: copyRow, ArrowDown: () => go(place + 1), ArrowUp: () => go(place - 1) }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const changed = () => {
    const { rows = [] } = facts();
    if ((!started || facts().of !== of) && rows.length) {
      of = facts().of;
      told = "";
      place = firstLeft(0); // goes on where it stopped, at another branch too
      started = true;
    }
    place = Math.min(place, Math.max(rows.length - 1, 0));
    draw();
  };
  root.addEventListener("keydown", keyed);
  model.on("change:facts", changed);
  changed();
  return () => {
    root.removeEventListener("keydown", keyed);
    model.off("change:facts", changed);
  };
}

export default { render };
