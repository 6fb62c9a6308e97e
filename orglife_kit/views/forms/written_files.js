// The files that a form wrote: a click asks Python for one and opens it in a tab, saves it, or prints it.

const PATIENCE = 10000; // milliseconds until it is said that no answer came
const SHOWN = /\.(html|pdf)$/; // what a browser shows itself
const KEPT = 60000; // milliseconds that the browser may take to read what it was given

function render({ model, el }) {
  const waiting = new Map(); // what to do with an answer, by its token
  const addresses = new Set();

  const addressOf = (content, kind) => {
    const address = URL.createObjectURL(new Blob([content], { type: kind }));
    addresses.add(address);
    return address;
  };
  const save = (name, address) => {
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    el.append(link);
    link.click();
    link.remove();
  };
  const say = (words) => {
    told.textContent = words;
    told.className = words ? "bad" : ""; // with nothing said it is no error
  };
  const ask = (number, use, failed = () => {}) => {
    say("");
    const token = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const late = setTimeout(() => {
      waiting.delete(token);
      failed();
      say(model.get("words").none);
    }, PATIENCE);
    waiting.set(token, (message, buffers) => {
      clearTimeout(late);
      waiting.delete(token);
      if (message.refused) {
        failed();
        say(message.refused);
      } else use(message.name, addressOf(buffers[0], message.kind));
    });
    model.send({ token, number });
  };

  const open = (number) => {
    const tab = window.open("", "_blank"); // now: after the answer it would be a pop-up that browsers stop
    ask(
      number,
      (name, address) => {
        if (!tab || tab.closed) return save(name, address);
        tab.opener = null;
        tab.location.replace(address);
      },
      () => tab?.close(),
    );
  };
  const print = (number) =>
    ask(number, (name, address) => {
      const frame = document.createElement("iframe");
      frame.className = "orglife-printed";
      frame.title = name;
      frame.onload = () => {
        try {
          frame.contentWindow.focus();
          frame.contentWindow.print();
        } catch {
          window.open(address, "_blank"); // a browser whose own viewer of PDF is not to be told: it has its button
        }
        setTimeout(() => frame.remove(), KEPT);
      };
      frame.src = address;
      document.body.append(frame);
    });

  const button = (words, act, name = "") => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    if (name) made.setAttribute("aria-label", `${words} ${name}`);
    made.addEventListener("click", act);
    return made;
  };
  const lineOf = (name, number, words) => {
    const line = document.createElement("li");
    const title = button(name, () => (SHOWN.test(name) ? open(number) : ask(number, save)));
    title.className = "name";
    title.title = SHOWN.test(name) ? words.open.replace("{name}", name) : `${words.download} ${name}`;
    line.append(title, button(words.download, () => ask(number, save), name));
    if (SHOWN.test(name)) line.append(button(words.print, () => print(number), name));
    return line;
  };

  const linkOf = (name, number) => {
    const line = document.createElement("li");
    line.append(button(name, () => ask(number, save)));
    return line;
  };

  const folder = document.createElement("p");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  el.append(folder, list, told);
  const draw = () => {
    const names = model.get("names");
    const words = model.get("words");
    folder.replaceChildren(model.get("told_folder"));
    if (names.length > 1 && !model.get("links")) folder.append(button(words.all, () => ask(null, save)));
    const line = model.get("links") ? linkOf : lineOf;
    list.replaceChildren(...names.map((name, number) => line(name, number, words)));
    el.classList.toggle("links", model.get("links"));
    el.classList.toggle("empty", names.length === 0);
    say("");
  };
  const answered = (message, buffers) => waiting.get(message.token)?.(message, buffers);
  model.on("change:names change:told_folder", draw);
  model.on("msg:custom", answered);
  draw();
  return () => {
    model.off("change:names change:told_folder", draw);
    model.off("msg:custom", answered);
    addresses.forEach((address) => URL.revokeObjectURL(address));
  };
}

export default { render };
