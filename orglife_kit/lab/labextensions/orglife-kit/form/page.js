// One notebook of ours as a form: asked about at the server, run or shown as it runs already, kept so after a restart.

import { cover } from "./cover.js";
import { nameTab } from "./names.js";
import { answerKeys, keepFilesAway, keepMenuAway, openLinks } from "./guards.js";

const FORM = "orglife-page";
const SHOWN = ".orglife-form, .orglife-watch-wrong";
const WAIT = 300; // milliseconds between two looks at what another window runs
const SLOW = 8000; // after which a sentence says that it takes long
const LOST = 12000; // after which what was to be shown is taken for gone, and run again
const BY_HAND = "run-by-hand"; // the tag of a cell that speaks to those who have no extension

/** Wait until the window is in sight: a browser lets one that is not hardly run. */
function isLookedAt() {
  if (!document.hidden) return null;
  return new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}

export class Page {
  constructor(pages, panel, name) {
    this.pages = pages;
    this.panel = panel;
    this.name = name;
    this.words = pages.told.words;
    this.isForm = false;
    this.isLeft = false; // to JupyterLab, as any other notebook
    this.showsCode = false;
    this.run = null; // the number of the run that is shown
    this.busy = false;
    this.wanted = false; // to be shown once more, when what is under way is through
    this.reviving = false;
    this.wake = () => {};
    this.cover = cover(panel.node, this.fill("opening"));
    this.undo = []; // what takes back what made it a form
  }

  /** Leave on the page how far it is, for whoever looks from outside. */
  tell(state) {
    this.panel.node.dataset.orglifePage = state;
  }

  fill(key, fields = {}) {
    const known = { page: this.name, ...fields };
    return this.words[key].replace(/\{(\w+)\}/g, (whole, field) => known[field] ?? whole);
  }

  get context() {
    return this.panel.context;
  }

  get kernel() {
    return this.panel.sessionContext.session?.kernel ?? null;
  }

  get kernelName() {
    return this.panel.sessionContext.kernelPreference.name ?? "python3";
  }

  cells() {
    return this.panel.content.widgets.filter((cell) => cell.model.type === "code");
  }

  async start() {
    try {
      await this.context.ready;
      const answer = await this.ask("page", { kernel: null, seen: null });
      if (answer.act === "leave") return this.leave();
      this.become();
      await this.panel.sessionContext.ready;
      this.watch();
      await new Promise((resolve) => {
        this.wake = () => this.panel.isVisible && resolve(); // tabs that come back behind another wait for their turn
        this.wake();
      });
      await this.show(null);
    } catch (error) {
      this.failed(error);
    }
  }

  end() {
    for (const act of this.undo.splice(0)) act();
    this.cover.remove();
  }

  /** Leave the notebook to JupyterLab; the notice stays until it is read, with the way back. */
  leave() {
    this.isLeft = true;
    this.cover.remove();
    const { Notification } = this.pages.from.apputils;
    const back = { label: this.words.restore, displayType: "accent", callback: () => this.restore() };
    this.notice = Notification.info(this.words.changed, { autoClose: false, actions: [back] });
    this.pages.arrange();
  }

  /** Bring the page as it was shipped back in place of the changed notebook, which the server keeps beside it. */
  async restore() {
    const { Notification } = this.pages.from.apputils;
    try {
      if (this.context.model.dirty) await this.context.save();
      const { kept } = await this.ask("restore", {});
      await this.context.revert();
      Notification.dismiss(this.notice);
      Notification.info(this.fill("restored", { file: kept }), { autoClose: 8000 });
      this.isLeft = false;
      this.cover = cover(this.panel.node, this.fill("opening"));
      await this.start();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Make the panel a form: no code, no tools, no key and no menu of JupyterLab's, nothing to save. */
  become() {
    const { panel } = this;
    this.isForm = true;
    panel.content.notebookConfig = { ...panel.content.notebookConfig, windowingMode: "none" };
    panel.addClass(FORM);
    for (const cell of panel.content.widgets) {
      if (cell.model.getMetadata?.("tags")?.includes(BY_HAND)) cell.addClass("orglife-by-hand");
    }
    panel.toolbar.hide();
    this.undo.push(nameTab(panel, this.name));
    const clean = () => {
      if (this.context.model.dirty && !this.showsCode) this.context.model.dirty = false;
    };
    this.context.model.stateChanged.connect(clean);
    clean();
    this.undo.push(
      () => this.context.model?.stateChanged.disconnect(clean),
      keepFilesAway(this),
      keepMenuAway(this),
      openLinks(this),
    );
    this.pages.arrange();
  }

  keyPressed(event) {
    if (!this.showsCode) answerKeys(this, event);
  }

  /** Show the code, for those who want it; or the form again. */
  toggleCode() {
    this.showsCode = !this.showsCode;
    this.panel.toggleClass(FORM);
    if (this.showsCode) this.panel.toolbar.show();
    else this.panel.toolbar.hide();
    this.pages.arrange();
  }

  /** Show the form again by itself when the kernel was started anew, here or by its end. */
  watch() {
    const { sessionContext } = this.panel;
    // the page says itself that the program ended; JupyterLab's dialog would stand before it
    sessionContext.statusChanged.disconnect(this.panel._onSessionStatusChanged, this.panel);
    let gone = false;
    let connected = true; // to the new process: the old one can still say that it is idle while it ends
    const look = (_, status) => {
      if (["restarting", "autorestarting", "dead", "terminating"].includes(status)) {
        gone = true;
        connected = false;
        this.cover.say(this.words.ended);
      }
      if (status === "dead") void this.revive();
      if (gone && connected && status === "idle") {
        gone = false;
        if (this.busy) this.wanted = true;
        else void this.show(null);
      }
    };
    const connect = (_, status) => {
      if (status === "connected") connected = true;
    };
    const changed = (_, { newValue }) => {
      if (!newValue || this.run === null) return;
      gone = false;
      void this.show(null);
    };
    sessionContext.statusChanged.connect(look);
    sessionContext.connectionStatusChanged.connect(connect);
    sessionContext.kernelChanged.connect(changed);
    this.undo.push(
      () => sessionContext.statusChanged.disconnect(look),
      () => sessionContext.connectionStatusChanged.disconnect(connect),
      () => sessionContext.kernelChanged.disconnect(changed),
    );
  }

  /**
   * Show the form again after its program or the server was away: with the program it had, or with another.
   * One that is dead is never restarted: JupyterLab answers that at once with "dead" again, without end.
   */
  async revive() {
    if (this.reviving || this.pages.waiting) return;
    this.reviving = true;
    try {
      const { sessionContext } = this.panel;
      const { kernels, sessions } = this.pages.app.serviceManager;
      await sessions.refreshRunning(); // a session goes with its program, and cannot be given another
      await kernels.refreshRunning();
      const running = [...kernels.running()].map((kernel) => kernel.id);
      const isThere = this.kernel && this.kernel.status !== "dead" && running.includes(this.kernel.id);
      if (!isThere) await sessionContext.changeKernel({ name: this.kernelName });
      await this.show(null);
    } catch (error) {
      this.failed(error);
    } finally {
      this.reviving = false;
    }
  }

  /** Run the notebook anew: another meeting was opened. */
  again() {
    void this.show(this.run);
  }

  /** Show what another window has run since: what is shown here has no program behind it any more. */
  async renew() {
    if (this.busy || this.reviving || this.showsCode || this.run === null) return;
    try {
      const answer = await this.ask("page", { kernel: this.kernel?.id ?? null, seen: null });
      if (answer.act === "leave") return; // somebody is at work on the notebook itself
      if (answer.act === "open") await this.revive(); // its program was closed
      else if (answer.run !== this.run || answer.act !== "show") await this.show(null);
    } catch {
      // without a server nothing is newer; that it has ended is told elsewhere
    }
  }

  /** Show the form: run the notebook, or show what it runs already in another window; `seen` is a run to be redone. */
  async show(seen) {
    if (this.busy) return;
    this.busy = true;
    this.wanted = false;
    this.tell("opening");
    this.cover.say(this.fill("opening"));
    const slow = setTimeout(() => this.cover.say(this.fill("slow")), SLOW);
    try {
      let answer = await this.next(seen);
      if (answer.act === "show") {
        this.put(answer.outputs);
        if (!(await this.isShown())) answer = await this.next(answer.run);
      }
      if (answer.act === "run") {
        await this.execute(answer.run);
        await this.isShown();
      }
      this.run = answer.run;
      this.tell("shown");
      this.cover.remove();
    } catch (error) {
      this.failed(error);
    } finally {
      clearTimeout(slow);
      this.busy = false;
    }
    if (this.wanted && !this.panel.isDisposed) void this.show(null);
  }

  /** Return what is to be done, once another window is through with it; one that nobody looks at runs nothing. */
  async next(seen) {
    for (;;) {
      await isLookedAt();
      const answer = await this.ask("page", { kernel: this.kernel?.id ?? null, seen });
      if (answer.act === "run" || answer.act === "show") return answer;
      if (answer.act === "leave") throw new Error(this.words.changed);
      await new Promise((resolve) => setTimeout(resolve, WAIT));
    }
  }

  async execute(run) {
    const { CodeCell } = this.pages.from.cells;
    const cells = this.cells();
    for (const cell of cells) cell.model.sharedModel.transact(() => cell.model.clearExecution(), false);
    for (const cell of cells) {
      const reply = await CodeCell.execute(cell, this.panel.sessionContext);
      if (this.panel.isDisposed) return;
      if (this.panel.node.querySelector(SHOWN)) this.cover.remove();
      if (reply && reply.content.status !== "ok") break;
    }
    const outputs = cells.map((cell) => cell.model.outputs.toJSON());
    this.markEnd(outputs);
    await this.ask("shown", { run, outputs });
  }

  /** Mark the cell that was refused, if any: the cells after it were not run. */
  markEnd(outputs) {
    this.cells().forEach((cell, position) => {
      const refused = (outputs[position] ?? []).some((output) => output.output_type === "error");
      cell.node.classList.toggle("orglife-ended", refused);
    });
  }

  put(outputs) {
    this.cells().forEach((cell, position) => {
      cell.model.trusted = true;
      cell.model.outputs.fromJSON(outputs[position] ?? []);
    });
    this.markEnd(outputs);
  }

  /** Wait until a form of this page is on the screen; return whether it came. */
  async isShown() {
    const end = Date.now() + LOST;
    while (Date.now() < end) {
      if (this.panel.isDisposed || this.panel.node.querySelector(SHOWN)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  failed(error) {
    console.error("orglife-kit:", error);
    if (this.panel.isDisposed) return;
    const detail = error?.message ?? String(error);
    this.cover.say(this.fill("failed", { detail }), this.words.again, () => {
      if (this.isForm) void this.show(null);
      else void this.start();
    });
  }

  async ask(what, facts) {
    const { ServerConnection } = this.pages.from.services;
    const settings = this.pages.app.serviceManager.serverSettings;
    const cells = what === "page" ? { cells: this.cells().map((cell) => cell.model.sharedModel.getSource()) } : {};
    const body = JSON.stringify({ path: this.context.path, window: this.pages.window, ...cells, ...facts });
    const url = `${settings.baseUrl}orglife/${what}`;
    const response = await ServerConnection.makeRequest(url, { method: "POST", body }, settings);
    if (!response.ok) throw new ServerConnection.ResponseError(response);
    return response.json();
  }
}
