const loading = new Map<string, Promise<void>>();

/** The way from this page to the root of the site. */
export const root = document.documentElement.dataset["root"] ?? "";

/** Loads `assets/<name>.js`, once. A classic script, as a page of a local folder can load no module. */
export const loadScript = (name: string): Promise<void> => {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/${name}.js`;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      loading.delete(name);
      reject(new Error(`${script.src} can't be loaded`));
    };
    document.head.append(script);
  });
  loading.set(name, loaded);
  return loaded;
};
