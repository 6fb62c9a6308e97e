// The pulse of the forms: asks now and then whether the meeting was changed elsewhere, and keeps JupyterLab's own
// shortcuts out of a form. With Ctrl, Alt or Command held they work as everywhere else. And the browser is told not
// to keep what stands in a form's fields: it would write them into its profile, to restore the page some day.
//
// While the kernel is at work on what a field was changed to, ipywidgets holds the field's next change back, but not
// what is sent for a button: it would be done to what stood in the field before. So the press waits for the field.

const PERIOD = 3000; // milliseconds between two questions of one kernel, while the page is looked at
const TICK = 500;
const LATE = 4000; // without an answer: perhaps another window has run the page anew, and nobody listens here
const SOON = 300; // when somebody comes back to a form
const GLANCE = 20; // milliseconds between two looks at what is held back
const PATIENCE = 10000; // and for how long a press waits at most
const MARK = "data-lm-suppress-shortcuts";
const HELD = new Set(["Control", "Meta", "Alt"]);

const asked = (window.orglifePulse ??= new Map()); // per kernel: when it was last asked

function render({ model, el }) {
  const kernel = model.get("kernel");
  const heard = [];
  const fields = new Set(); // the models of the page
  let form = null;
  let waiting = 0; // since when
  let pressed = null; // a button whose press has waited

  const listen = (target, kind, act, capture = false) => {
    target.addEventListener(kind, act, capture);
    heard.push(() => target.removeEventListener(kind, act, capture));
  };
  const ask = (period) => {
    if (document.hidden || !el.isConnected) return;
    if (waiting) return late();
    if (Date.now() - (asked.get(kernel) ?? 0) < period) return;
    asked.set(kernel, Date.now());
    waiting = Date.now();
    model.send({ act: "look" });
  };
  const late = () => {
    if (Date.now() - waiting < LATE) return;
    waiting = 0; // asked once more: the answer may only have been lost
    el.dispatchEvent(new Event("orglife-late", { bubbles: true }));
  };
  const answered = () => {
    waiting = 0;
  };
  const back = () => ask(SOON);
  // some shortcuts look at the focused element itself, others at what it stands in: both are marked
  const keep = (event) => [form, event?.target].forEach((element) => element?.setAttribute(MARK, "true"));
  const free = (event) => [form, event.target].forEach((element) => element.removeAttribute(MARK));

  const meet = () => {
    for (const promised of Object.values(model.widget_manager?._models ?? {})) {
      promised.then((field) => fields.add(field)).catch(() => {});
    }
  };
  const heldBack = () => {
    for (const field of fields) if (field._closed) fields.delete(field);
    return [...fields].some((field) => field.comm_live && field._msg_buffer);
  };
  const press = (event) => {
    const button = event.target.closest?.("button");
    if (!button || button === pressed || !heldBack()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const end = Date.now() + PATIENCE;
    const again = () => {
      if (heldBack() && Date.now() < end) {
        setTimeout(again, GLANCE);
        return;
      }
      pressed = button;
      button.click();
      pressed = null;
    };
    setTimeout(again, GLANCE);
  };

  // Enter in a field that waits for its row's button presses it, once what was typed has been handed over
  const enter = (event) => {
    if (event.key !== "Enter" || event.isComposing || event.repeat || event.target.tagName !== "INPUT") return;
    const button = event.target.closest(".orglife-enters")?.querySelector("button:enabled:not(.widget-upload)");
    if (!button || event.target.type === "date") return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
    button.click();
  };

  // ipywidgets writes behind the words of a button how many files were chosen: its title says which
  const nameFile = (button) => {
    const words = button.lastChild;
    if (button.title && words?.nodeType === Node.TEXT_NODE && words.data !== button.title) words.data = button.title;
  };
  const unkept = (changes) => {
    for (const button of form.querySelectorAll(".upload .jupyter-button")) nameFile(button);
    for (const field of form.querySelectorAll("input, textarea, select")) {
      if (field.getAttribute("autocomplete") !== "off") field.setAttribute("autocomplete", "off");
      if (field.type === "date" && !field.max) field.max = "9999-12-31"; // else its year takes six figures
    }
    for (const { target } of changes ?? []) tellWrong(target);
  };
  // a reader hears that a field is wrong, and its sentence is in sight
  const tellWrong = (target) => {
    const told = target.closest?.(".orglife-field, .said");
    if (!told) return;
    const wrong = String(told.classList.contains("wrong"));
    for (const field of told.querySelectorAll("input, textarea, select")) {
      if ((field.getAttribute("aria-invalid") ?? "false") !== wrong) field.setAttribute("aria-invalid", wrong);
    }
    told.querySelector(".bad, .warn")?.scrollIntoView({ block: "nearest" });
  };

  // the form is there only once the page has put this element into it: a few frames later, before anybody sees it
  let frame = 0;
  const settle = () => {
    form = el.closest(".orglife-form");
    if (!form) {
      frame = requestAnimationFrame(settle);
      return;
    }
    ask(PERIOD);
    keep();
    unkept();
    const watch = new MutationObserver(unkept);
    watch.observe(form, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    heard.push(() => watch.disconnect());
    meet();
    listen(form, "click", press, true);
    listen(form, "keydown", enter, true); // the field keeps it from everybody behind
    listen(form, "focusin", meet);
    listen(form, "focusin", keep);
    listen(form, "focusin", back);
    listen(form, "pointerenter", back);
    listen(form, "keydown", (event) => HELD.has(event.key) && free(event));
    listen(form, "keyup", (event) => HELD.has(event.key) && keep(event));
  };
  model.on("msg:custom", answered);
  heard.push(() => model.off("msg:custom", answered));
  listen(document, "visibilitychange", back);
  settle();
  const timer = setInterval(() => ask(PERIOD), TICK);
  return () => {
    cancelAnimationFrame(frame);
    clearInterval(timer);
    for (const stop of heard) stop();
  };
}

export default { render };
