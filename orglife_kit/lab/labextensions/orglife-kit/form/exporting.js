// JupyterLab's export menu: first our two pages by the names people know; none that needs what is not installed here.

const OURS = { orglife_pdf: "pdf", orglife_html: "html" };
const PLAIN = ["markdown", "script"]; // all that an organizer may want of JupyterLab's own
const NEEDING = ["pdf", "latex", "webpdf", "qtpdf", "qtpng"]; // TeX, a browser or Qt: without them they end in a page of errors

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

/** Put our pages first in the export menu; beside them little where `orglife lab` runs, else what works anywhere. */
export function exportAsOurs(app, translator, words, ofOurLab) {
  const { nbconvert } = app.serviceManager;
  const all = nbconvert.getExportFormats.bind(nbconvert);
  nbconvert.getExportFormats = async (force) => {
    const formats = (await all(force)) ?? {};
    const others = Object.keys(formats).filter((name) => !(name in OURS));
    const kept = others.filter((name) => (ofOurLab ? PLAIN.includes(name) : !NEEDING.includes(name)));
    const named = [...Object.keys(OURS).filter((name) => name in formats), ...kept];
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
