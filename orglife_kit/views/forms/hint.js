// A word beside a field while it is written: the text goes to Python and its answer is shown; nothing of it is kept.

const QUIET = 700; // milliseconds without a key before anything is said

function render({ model, el }) {
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
  // asked at each event: this element is rendered before the page puts it beside its field
  const isOurs = ({ target }) =>
    target.matches?.("textarea, input[type=text]") && target.closest(".orglife-hinted")?.contains(el);
  const typed = (event) => {
    if (!isOurs(event)) return;
    clearTimeout(timer);
    if (event.isComposing) return; // an input method's fragments
    const { value } = event.target;
    if (!value.trim()) return show([]);
    timer = setTimeout(() => model.send({ act: "look", text: value }), QUIET);
  };
  const left = (event) => {
    if (!isOurs(event)) return;
    clearTimeout(timer);
    show([]);
  };
  const heard = { input: typed, compositionend: typed, blur: left };
  for (const [kind, hears] of Object.entries(heard)) document.addEventListener(kind, hears, true);

  const answered = (message) => show(message.words ?? []);
  model.on("msg:custom", answered);
  return () => {
    clearTimeout(timer);
    model.off("msg:custom", answered);
    for (const [kind, hears] of Object.entries(heard)) document.removeEventListener(kind, hears, true);
  };
}

export default { render };
