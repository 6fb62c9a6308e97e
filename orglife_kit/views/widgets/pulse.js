// The pulse of the forms: asks now and then whether the meeting was changed elsewhere, and keeps JupyterLab's own
// shortcuts out of a form. With Ctrl, Alt or Command held they work as everywhere else.

const PERIOD = 3000; // milliseconds between two questions of one kernel, while the page is looked at
const SOON = 300; // when somebody comes back to a form
const MARK = "data-lm-suppress-shortcuts";
const HELD = new Set(["Control", "Meta", "Alt"]);

const asked = (window.orglifePulse ??= new Map()); // per kernel: when it was last asked

function render({ model, el }) {
  const form = el.closest(".orglife-form");
  const kernel = model.get("kernel");
  let waiting = false;

  const ask = (period) => {
    if (waiting || document.hidden || !form?.isConnected) return;
    if (Date.now() - (asked.get(kernel) ?? 0) < period) return;
    asked.set(kernel, Date.now());
    waiting = true;
    model.send({ act: "look" });
  };
  const answered = () => {
    waiting = false;
  };
  const back = () => ask(SOON);
  const keep = () => form?.setAttribute(MARK, "true");
  const hold = (event) => {
    if (HELD.has(event.key)) form.removeAttribute(MARK);
  };
  const release = (event) => {
    if (HELD.has(event.key)) keep();
  };

  keep();
  model.on("msg:custom", answered);
  form?.addEventListener("focusin", back);
  form?.addEventListener("focusin", keep);
  form?.addEventListener("pointerenter", back);
  form?.addEventListener("keydown", hold);
  form?.addEventListener("keyup", release);
  document.addEventListener("visibilitychange", back);
  const timer = setInterval(() => ask(PERIOD), PERIOD / 3);
  return () => {
    clearInterval(timer);
    model.off("msg:custom", answered);
    document.removeEventListener("visibilitychange", back);
    form?.removeEventListener("focusin", back);
    form?.removeEventListener("focusin", keep);
    form?.removeEventListener("pointerenter", back);
    form?.removeEventListener("keydown", hold);
    form?.removeEventListener("keyup", release);
  };
}

export default { render };
