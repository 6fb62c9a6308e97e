// What keeps JupyterLab's own keys, menus and links from a page of ours.

const MARK = "data-lm-suppress-shortcuts";

/** Keep JupyterLab's shortcuts from a key pressed in the page; Ctrl+S is answered, the browser would save its page. */
export function answerKeys(page, event) {
  event.target.setAttribute(MARK, "true");
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    page.pages.from.apputils.Notification.info(page.words.saved, { autoClose: 3000 });
  }
}

/** Leave the right mouse button to the browser, and a double click without effect on texts; return what takes it back. */
export function keepMenuAway(page) {
  const { node } = page.panel;
  const context = (event) => !page.showsCode && event.stopPropagation();
  const twice = (event) => {
    if (!page.showsCode && event.target.closest(".jp-MarkdownCell")) event.stopPropagation();
  };
  node.addEventListener("contextmenu", context);
  node.addEventListener("dblclick", twice, true);
  return () => {
    node.removeEventListener("contextmenu", context);
    node.removeEventListener("dblclick", twice, true);
  };
}

/** Leave a file that is dropped beside every form without effect, else the browser opens it; return what takes it back. */
export function keepFilesAway(page) {
  const { node } = page.panel;
  const beside = (event) => {
    if (page.showsCode || event.defaultPrevented || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  };
  node.addEventListener("dragover", beside);
  node.addEventListener("drop", beside);
  return () => {
    node.removeEventListener("dragover", beside);
    node.removeEventListener("drop", beside);
  };
}

/** Open links to notebooks in this JupyterLab, and others beside it; return what takes it back. */
export function openLinks(page) {
  const { node } = page.panel;
  const { app } = page.pages;
  const opened = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || page.showsCode) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#") || link.hasAttribute("download")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const notebook = notebookPath(page, link);
    const apart = event.ctrlKey || event.metaKey || event.button === 1;
    if (notebook && !apart) page.pages.wanted.open(notebook);
    else window.open(notebook ? `${app.serviceManager.serverSettings.baseUrl}lab/tree/${notebook}` : link.href, "_blank", "noopener");
  };
  node.addEventListener("click", opened, true);
  node.addEventListener("auxclick", opened, true);
  return () => {
    node.removeEventListener("click", opened, true);
    node.removeEventListener("auxclick", opened, true);
  };
}

/** Return the path of the notebook that a link names, relative to the page's own folder; null for anything else. */
function notebookPath(page, link) {
  const named = link.dataset.path ?? link.getAttribute("href");
  const found = /^(?:\.\/)?([^/:?#]+\.ipynb)$/.exec(decodeURIComponent(named));
  if (!found) return null;
  const folder = page.context.path.split("/").slice(0, -1);
  return [...folder, found[1]].join("/");
}
