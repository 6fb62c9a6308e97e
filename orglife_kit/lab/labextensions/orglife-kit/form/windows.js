// Which window of a browser this is, and what its reader wants in front while JupyterLab still puts it together.

const RESTORING = "jp-mod-restoring"; // on JupyterLab's file list, until it has opened the page of the address

/** This window's own name: the same after F5, another in each window. */
export const windowName = (sessionStorage["orglife-window"] ??= Math.random().toString(36).slice(2));

/**
 * Return the name under which JupyterLab keeps which tabs are open: a window's own, or the one that its address gives.
 * By its own rule two browsers share their tabs, and each further window of one loads everything twice.
 */
export function windowPlugin(from, workspace) {
  const { IWindowResolver } = from.apputils;
  const isNamed = workspace && workspace !== "default";
  return {
    id: "orglife-kit:window",
    description: "Gives each window tabs of its own.",
    autoStart: true,
    provides: IWindowResolver,
    activate: () => ({ name: isNamed ? workspace : `orglife-${windowName}` }),
  };
}

/**
 * Bring in front what the reader asked for while JupyterLab was starting: having put the tabs back, it opens the page of
 * the address over everything.
 */
export class WantedInFront {
  constructor(app, browser) {
    this.app = app;
    this.isOver = !browser?.node.classList.contains(RESTORING);
    this.wanted = () => {};
    if (this.isOver) return;
    const pressed = (event) => {
      if (event.target.closest?.(".lm-TabBar-tab")) setTimeout(() => this.keepFront()); // once the tab is in front
    };
    window.addEventListener("pointerdown", pressed, true); // the bar keeps it to itself
    const watch = new MutationObserver(() => {
      if (browser.node.classList.contains(RESTORING)) return;
      watch.disconnect();
      window.removeEventListener("pointerdown", pressed, true);
      this.isOver = true;
      this.wanted();
    });
    watch.observe(browser.node, { attributes: true, attributeFilter: ["class"] });
  }

  /** Open a notebook now, and once more when JupyterLab has opened the one of the address. */
  open(path) {
    const act = () => void this.app.commands.execute("docmanager:open", { path });
    if (!this.isOver) this.wanted = act;
    act();
  }

  keepFront() {
    const { currentWidget } = this.app.shell;
    if (currentWidget) this.wanted = () => this.app.shell.activateById(currentWidget.id);
  }
}
