// The way into JupyterLab: what its loader expects of a prebuilt extension, by hand. Modules of JupyterLab come from
// the scope that it hands over; ours are plain modules beside this file. Their folder is not called "static": what lies
// in one, JupyterLab lets the browser keep for a year, and next year's kit would be shown by this year's modules.

(() => {
  const here = new URL(".", document.currentScript.src);
  let scope = null;

  async function module(name) {
    const versions = Object.values(scope[name] ?? {});
    if (!versions.length) throw new Error(`JupyterLab has no ${name}`);
    const factory = await versions[versions.length - 1].get();
    return factory();
  }

  (window._JUPYTERLAB ??= {})["orglife-kit"] = {
    init(shared) {
      scope = shared;
    },
    async get() {
      const { makePlugins } = await import(new URL("plugin.js", here).href);
      const plugins = await makePlugins(module);
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
