// JupyterLab's export menu: our two pages by the names people know; not those that need what is not installed here.

const OURS = { orglife_pdf: "pdf", orglife_html: "html" };
const PLAIN = ["markdown", "script"]; // of JupyterLab's own, those that need nothing more

/** Save what a page shows before it is exported: a page of ours is not saved else, and its file shows nothing. */
export function exportAsShown(app, pages) {
  const { nbconvert } = app.serviceManager;
  const write = nbconvert.exportAs?.bind(nbconvert);
  if (!write) return; // JupyterLab writes in another way
  nbconvert.exportAs = async (asked) => {
    await pages.save(asked.path);
    return write(asked);
  };
}

export function exportAsOurs(app, translator, words) {
  const { nbconvert } = app.serviceManager;
  const all = nbconvert.getExportFormats.bind(nbconvert);
  nbconvert.getExportFormats = async (force) => {
    const formats = (await all(force)) ?? {};
    const named = [...Object.keys(OURS), ...PLAIN].filter((name) => name in formats);
    return Object.fromEntries(named.map((name) => [name, formats[name]]));
  };
  // the menu makes a label of a format's name, and looks that up among its translations
  const bundle = translator?.load("jupyterlab");
  if (!bundle) return;
  const translated = bundle.__;
  bundle.__ = function said(text, ...rest) {
    const ours = OURS[String(text).toLowerCase()];
    return ours ? words[ours] : translated.call(this, text, ...rest);
  };
}
