// The pages that are open in this window, which of them is in front, and what JupyterLab shows around it.

import { Page } from "./page.js";
import { windowName } from "./windows.js";

const AGAIN = 2000; // milliseconds between two looks for a server that has ended
const FRONT = "orglife-front"; // on the body, while a page of ours is in front
const MENUS = ["editMenu", "runMenu", "kernelMenu", "tabsMenu"]; // what they offer is for cells

export class Pages {
  constructor(app, told, from, menu, wanted) {
    this.app = app;
    this.wanted = wanted;
    this.menus = menu ? MENUS.map((name) => menu[name]).filter(Boolean) : [];
    this.told = told;
    this.from = from;
    this.open = new Map(); // by panel
    this.window = windowName;
    this.folded = false;
    this.waiting = null; // the timer, while the server does not answer
    app.shell.currentChanged?.connect(() => this.arrange());
    app.shell.layoutModified?.connect(() => this.wake());
    document.addEventListener("orglife-late", (event) => this.pageOf(event.target)?.renew());
    document.addEventListener("orglife-again", (event) => this.pageOf(event.target)?.again());
    // what JupyterLab does with a key is decided from the focused element upwards: it is marked before that
    window.addEventListener("keydown", (event) => this.pageOf(event.target)?.keyPressed(event), true);
    new MutationObserver(() => this.nameWindow()).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  }

  /** Make a notebook that was opened a page, where it is one of ours. */
  adopt(panel) {
    const name = this.told.pages[panel.context.path];
    if (!name || this.open.has(panel)) return;
    const page = new Page(this, panel, name);
    this.open.set(panel, page);
    panel.disposed.connect(() => {
      this.open.delete(panel);
      page.end();
      this.arrange();
    });
    page.start();
    this.arrange();
  }

  /** Say on every page that the server has ended, and bring them back once it answers; return whether there is one. */
  lost() {
    const forms = [...this.open.values()].filter((page) => page.isForm);
    for (const page of forms) page.cover.say(this.told.words.stopped);
    if (forms.length && !this.waiting) this.waiting = setInterval(() => this.lookForServer(), AGAIN);
    return forms.length > 0;
  }

  async lookForServer() {
    const { serverSettings } = this.app.serviceManager;
    try {
      const answer = await fetch(`${serverSettings.baseUrl}api/sessions`, { credentials: "same-origin" });
      if (!answer.ok || !this.waiting) return;
    } catch {
      return; // not yet
    }
    clearInterval(this.waiting);
    this.waiting = null;
    for (const page of this.open.values()) if (page.isForm) void page.revive();
  }

  /** Return the page in front, or null. */
  front() {
    const page = this.open.get(this.app.shell.currentWidget);
    return page?.isForm ? page : null;
  }

  /** Return the notebook in front where it would be a page of ours, had it not been changed; else null. */
  changed() {
    const page = this.open.get(this.app.shell.currentWidget);
    return page?.isLeft ? page : null;
  }

  /** Return the page that an element stands in. */
  pageOf(element) {
    for (const page of this.open.values()) if (page.isForm && page.panel.node.contains(element)) return page;
    return null;
  }

  /** Save the notebook of ours with a path: it is not saved else. */
  async save(path) {
    const page = [...this.open.values()].find((page) => page.isForm && page.context.path === path);
    await page?.context.save();
  }

  wake() {
    for (const page of this.open.values()) page.wake();
  }

  /** Show around the page in front what an organizer needs, and around others what JupyterLab always shows. */
  arrange() {
    const page = this.open.get(this.app.shell.currentWidget);
    const ours = Boolean(page && !page.isLeft && !page.showsCode);
    document.body.classList.toggle(FRONT, ours);
    for (const entry of this.menus) entry.title.className = ours ? "orglife-away" : "";
    if (ours && !this.folded) {
      this.folded = true;
      this.app.restored.then(() => {
        this.app.shell.collapseLeft?.();
        this.app.shell.collapseRight?.();
      });
    }
    this.wake();
    this.nameWindow();
    this.app.commands.notifyCommandChanged("orglife:show-code");
    this.app.commands.notifyCommandChanged("orglife:restore");
  }

  /** Name the browser's window after the page in front. */
  nameWindow() {
    const page = this.open.get(this.app.shell.currentWidget);
    if (!page || page.isLeft) return;
    const title = `${page.name} · ${this.told.words.meeting}`;
    if (document.title !== title) document.title = title;
  }
}
