// A file that is dropped on the form this stands in: its name and its bytes go to Python. What was read of it, or
// why not, comes at the foot of the form, which need not be in sight: it is brought there, for a chosen file too.

const PATIENCE = 5000; // milliseconds in which what was read of a file is followed

function render({ model, el }) {
  let form = null;
  let part = null; // of the form: the button, and what was read
  let follow = null;
  el.className = "drop";
  el.textContent = model.get("words");

  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const marks = (on) => form.classList.toggle("orglife-dropping", on);
  const over = (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault(); // else the browser leaves the page and opens the file
    event.stopPropagation(); // a form inside another takes its own
    marks(true);
  };
  const left = (event) => {
    if (!form.contains(event.relatedTarget)) marks(false);
  };
  const bring = () => {
    follow?.disconnect();
    follow = new MutationObserver(() => part.scrollIntoView({ block: "nearest" }));
    follow.observe(part, { childList: true, subtree: true });
    const brought = follow;
    setTimeout(() => brought.disconnect(), PATIENCE);
  };
  const chosen = (event) => event.target.type === "file" && bring();
  const dropped = async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    marks(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    bring();
    model.send({ act: "file", name: file.name }, undefined, [await file.arrayBuffer()]);
  };
  // the form stands around this element once the page has put both together
  const settle = setInterval(() => {
    part = el.closest(".orglife-from-file");
    form = part?.parentElement;
    if (!form) return;
    clearInterval(settle);
    form.addEventListener("dragover", over);
    form.addEventListener("dragleave", left);
    form.addEventListener("drop", dropped);
    part.addEventListener("change", chosen, true);
  }, 200);
  return () => {
    clearInterval(settle);
    form?.removeEventListener("dragover", over);
    form?.removeEventListener("dragleave", left);
    form?.removeEventListener("drop", dropped);
    part?.removeEventListener("change", chosen, true);
    follow?.disconnect();
  };
}

export default { render };
