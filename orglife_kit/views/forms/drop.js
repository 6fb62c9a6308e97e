// A file that is dropped on the form this stands in: its name and its bytes go to Python. What was read of it, or
// why not, comes at the foot of the form, which need not be in sight: it is brought there, for a chosen file too.

const PATIENCE = 5000; // milliseconds in which what was read of a file is followed

function render({ model, el }) {
  let follow = null;
  el.className = "drop";
  el.textContent = model.get("words");

  // asked at each event: this element is rendered before the page puts it into its form
  const part = () => el.closest(".orglife-from-file"); // the button, and what was read
  const form = () => part()?.parentElement;
  const isOurs = (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return false;
    const at = event.target.nodeType === Node.TEXT_NODE ? event.target.parentElement : event.target; // in Firefox
    const around = at?.closest?.(":has(> .orglife-from-file)"); // a form inside another takes its own
    return Boolean(around) && around === form();
  };
  const marks = (on) => form()?.classList.toggle("orglife-dropping", on);
  const over = (event) => {
    if (!isOurs(event)) return;
    event.preventDefault(); // else the browser leaves the page and opens the file
    marks(true);
  };
  const left = (event) => {
    if (!form()?.contains(event.relatedTarget)) marks(false);
  };
  const bring = () => {
    follow?.disconnect();
    follow = new MutationObserver(() => part()?.scrollIntoView({ block: "nearest" }));
    follow.observe(part(), { childList: true, subtree: true });
    const brought = follow;
    setTimeout(() => brought.disconnect(), PATIENCE);
  };
  const chosen = (event) => event.target.type === "file" && part()?.contains(event.target) && bring();
  const dropped = async (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    marks(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    bring();
    model.send({ act: "file", name: file.name }, undefined, [await file.arrayBuffer()]);
  };
  const heard = { dragover: over, dragleave: left, drop: dropped, change: chosen };
  for (const [kind, hears] of Object.entries(heard)) document.addEventListener(kind, hears, true);
  return () => {
    for (const [kind, hears] of Object.entries(heard)) document.removeEventListener(kind, hears, true);
    follow?.disconnect();
  };
}

export default { render };
