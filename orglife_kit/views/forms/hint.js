// A word beside a field while it is written: the text goes to Python and its answer is shown; nothing of it is kept.

const QUIET = 700; // milliseconds without a key before anything is said

function render({ model, el }) {
  let field = null;
  let timer = 0;
  const box = document.createElement("div");
  box.className = "hint";
  box.setAttribute("role", "status");
  el.append(box);

  const show = (words) => {
    box.replaceChildren(
      ...words.map((text) => Object.assign(document.createElement("p"), { textContent: text })),
    );
  };
  const look = () => model.send({ act: "look", text: field.value });
  const typed = (event) => {
    clearTimeout(timer);
    if (event.isComposing) return; // an input method's fragments
    if (!field.value.trim()) return show([]);
    timer = setTimeout(look, QUIET);
  };
  const left = () => {
    clearTimeout(timer);
    show([]);
  };
  // the field stands beside this element once the page has put both into their form
  const settle = setInterval(() => {
    field = el.closest(".orglife-hinted")?.querySelector("textarea, input[type=text]");
    if (!field) return;
    clearInterval(settle);
    field.addEventListener("input", typed);
    field.addEventListener("compositionend", typed);
    field.addEventListener("blur", left);
  }, 200);

  const answered = (message) => show(message.words ?? []);
  model.on("msg:custom", answered);
  return () => {
    clearInterval(settle);
    clearTimeout(timer);
    model.off("msg:custom", answered);
    field?.removeEventListener("input", typed);
    field?.removeEventListener("compositionend", typed);
    field?.removeEventListener("blur", left);
  };
}

export default { render };
