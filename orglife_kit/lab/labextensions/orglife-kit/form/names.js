// The names that people read, in JupyterLab's file list and on its tabs.

/** Show our notebooks in the file list by the names people read. */
export function nameFiles(app, browser, told) {
  const renderer = browser?.listing?.renderer;
  if (!renderer) return;
  const update = renderer.updateItemNode;
  renderer.updateItemNode = function named(node, model, ...rest) {
    const result = update.call(this, node, model, ...rest);
    const name = told.pages[model.path];
    const text = node.querySelector(".jp-DirListing-itemText span");
    if (name && text && text.textContent !== name) {
      text.textContent = name;
      node.title = name;
    }
    return result;
  };
}

/** Show `name` on the tab of a notebook; return what takes it back. */
export function nameTab(panel, name) {
  // JupyterLab renames the file of a document whose tab gets another name
  if (!panel.title.changed.disconnect(panel._onTitleChanged, panel)) return () => {};
  const keep = () => {
    if (panel.title.label !== name) panel.title.label = name;
  };
  panel.title.changed.connect(keep);
  keep();
  return () => panel.title.changed.disconnect(keep);
}
