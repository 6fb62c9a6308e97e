// A file that is dropped on the form this stands in: its name and its bytes go to Python.

function render({ model, el }) {
  let form = null;
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
  const dropped = async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    marks(false);
    const [file] = event.dataTransfer.files;
    if (file) model.send({ act: "file", name: file.name }, undefined, [await file.arrayBuffer()]);
  };
  // the form stands around this element once the page has put both together
  const settle = setInterval(() => {
    form = el.closest(".orglife-from-file")?.parentElement;
    if (!form) return;
    clearInterval(settle);
    form.addEventListener("dragover", over);
    form.addEventListener("dragleave", left);
    form.addEventListener("drop", dropped);
  }, 200);
  return () => {
    clearInterval(settle);
    form?.removeEventListener("dragover", over);
    form?.removeEventListener("dragleave", left);
    form?.removeEventListener("drop", dropped);
  };
}

export default { render };
