// What the extension adds to JupyterLab: our notebooks open as forms, with the names people read, a card in the
// launcher, the code on request, and one setting that switches it off. Where `orglife lab` did not start the server, as
// on a hub, only the export menu: that server does not say which notebooks are ours (`orglife` in the page's
// configuration).

import { Pages } from "./pages.js";
import { exportAsOurs, exportAsShown } from "./exporting.js";
import { nameFiles } from "./names.js";
import { WantedInFront, windowPlugin } from "./windows.js";

const ID = "orglife-kit:plugin";
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1a5fb4" stroke-width="1.8">
<rect x="4" y="3" width="16" height="18" rx="2"/><path d="M8 8.5l1.5 1.5L12 7.5M8 15.5l1.5 1.5 2.5-2.5M14.5 9H17M14.5 16H17"/></svg>`;

const ICON_URL = `data:image/svg+xml;base64,${btoa(ICON)}`;

function configuration() {
  const element = document.getElementById("jupyter-config-data");
  return element ? JSON.parse(element.textContent) : {};
}

function addStyle() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet" });
  link.href = new URL("style.css", import.meta.url).href;
  document.head.append(link);
}

/** Return whether our notebooks open as forms, by the setting. */
async function isOn(registry, words) {
  try {
    const setting = await registry.load(ID);
    const { schema } = registry.plugins[ID]; // its words in the reader's language
    schema.title = words.meeting;
    Object.assign(schema.properties.forms, { title: words.off, description: words.off_more });
    return setting.get("forms").composite !== false;
  } catch (error) {
    console.warn("orglife-kit: its setting cannot be read", error);
    return true;
  }
}

/** Return what is added to this JupyterLab; `module` gives a module of it by its name. */
export async function makePlugins(module) {
  const { orglife: told, workspace } = configuration();
  if (!told) return [];
  if (!told.pages) return [exportPlugin(told, await module("@jupyterlab/translation"))];
  const named = ["notebook", "cells", "services", "launcher", "mainmenu", "apputils", "settingregistry", "translation"];
  const from = {};
  for (const name of [...named, "application", "filebrowser", "ui-components"]) {
    from[name] = await module(`@jupyterlab/${name}`);
  }
  const connection = { lost: () => false };
  return [formsPlugin(told, from, connection), connectionPlugin(from, connection), windowPlugin(from, workspace)];
}

/** Return what names our pages in the export menu where `orglife lab` did not start the server. */
function exportPlugin(told, translation) {
  return {
    id: "orglife-kit:export",
    description: "Names our pages in the export menu.",
    autoStart: true,
    optional: [translation.ITranslator],
    activate: (app, translator) => exportAsOurs(app, translator, told.words, false),
  };
}

/** Return what says that the server has ended: our pages do it themselves, else JupyterLab's dialog. */
function connectionPlugin(from, connection) {
  return {
    id: "orglife-kit:connection",
    description: "Lets the forms say that the program behind them has ended.",
    autoStart: true,
    provides: from.application.IConnectionLost,
    activate: () => async (...facts) => connection.lost() || from.application.ConnectionLost(...facts),
  };
}

function formsPlugin(told, from, connection) {
  return {
    id: ID,
    description: "Opens the notebooks of the kit as forms.",
    autoStart: true,
    requires: [from.notebook.INotebookTracker, from.settingregistry.ISettingRegistry],
    optional: [
      from.launcher.ILauncher,
      from.mainmenu.IMainMenu,
      from.apputils.ICommandPalette,
      from.translation.ITranslator,
      from.filebrowser.IDefaultFileBrowser,
    ],
    activate: async (app, tracker, registry, launcher, menu, palette, translator, browser) => {
      exportAsOurs(app, translator, told.words, true);
      if (!(await isOn(registry, told.words))) return;
      addStyle();
      const pages = new Pages(app, told, from, menu, new WantedInFront(app, browser));
      exportAsShown(app, pages);
      connection.lost = () => pages.lost();
      nameFiles(app, browser, told);
      const icon = new from["ui-components"].LabIcon({ name: "orglife-kit:meeting", svgstr: ICON });
      app.commands.addCommand("orglife:open", {
        label: told.words.meeting,
        icon,
        execute: () => app.commands.execute("docmanager:open", { path: told.start }),
      });
      app.commands.addCommand("orglife:show-code", {
        label: told.words.show_code,
        isToggleable: true,
        isEnabled: () => pages.front() !== null,
        isToggled: () => pages.front()?.showsCode ?? false,
        execute: () => pages.front()?.toggleCode(),
      });
      app.commands.addCommand("orglife:restore", {
        label: told.words.restore,
        isEnabled: () => pages.changed() !== null,
        isVisible: () => pages.changed() !== null,
        execute: () => pages.changed()?.restore(),
      });
      const notebooks = translator ? translator.load("jupyterlab").__("Notebook") : "Notebook";
      launcher?.add({ command: "orglife:open", category: notebooks, rank: -1, kernelIconUrl: ICON_URL }); // the first
      menu?.viewMenu.addGroup([{ command: "orglife:show-code" }, { command: "orglife:restore" }], 0);
      for (const command of ["orglife:open", "orglife:show-code", "orglife:restore"]) {
        palette?.addItem({ command, category: told.words.meeting });
      }
      tracker.widgetAdded.connect((_, panel) => pages.adopt(panel));
      tracker.forEach((panel) => pages.adopt(panel));
    },
  };
}
