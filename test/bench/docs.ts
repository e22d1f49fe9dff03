/**
 * `npm run bench:docs`: first and largest contentful paint and gzipped size of each kind of our pages, beside a page of one
 * word, which is the least that this machine's browser takes, and beside Swagger UI, Scalar and Redoc's default made from the
 * same document; then what our pages are like to use. Median of five, files on this machine, a fresh browser context each time.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { buildDocs } from "../../scripts/docs-site.ts";
import { redocly } from "../../scripts/docs/redocly.ts";
import { launchBrowser } from "../support/browser.ts";
import { printUse } from "./docs-use.ts";
import { serveFolder } from "../support/static-server.ts";

const rounds = 5;
const ours = [
  ...["index", "guides/life-cycle", "operations/createlistener", "errors", "schemas"],
  ...["permissions", "decisions", "changelog", "evidence", "reference", "redoc"],
];
const packages = ["swagger-ui-dist@5", "@scalar/api-reference@1"];

interface Contender {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
}

interface Paint {
  readonly first: number;
  readonly largest: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const html = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>${head}</head><body>${body}</body></html>`;

const buildBare = async (root: string): Promise<Contender> => {
  const folder = join(root, "bare");
  await mkdir(folder);
  await writeFile(join(folder, "index.html"), html("", "<p>Hello"));
  return { name: "a page of one word", folder, path: "/" };
};

/** Pages of the others, as their own instructions have them, from the packages of the registry. */
const buildOthers = async (root: string, document: string): Promise<Contender[]> => {
  const modules = join(root, "others");
  await mkdir(modules, { recursive: true });
  await writeFile(join(modules, "package.json"), "{}");
  const install = [
    "install",
    "--silent",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    ...packages,
  ];
  await promisify(execFile)("npm", install, { cwd: modules, shell: process.platform === "win32" });
  const installed = (path: string): string => join(modules, "node_modules", path);

  const swagger = join(root, "swagger");
  await mkdir(swagger);
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
    await copyFile(installed(`swagger-ui-dist/${file}`), join(swagger, file));
  }
  await copyFile(document, join(swagger, "openapi.json"));
  await writeFile(
    join(swagger, "index.html"),
    html(
      '<link rel="stylesheet" href="swagger-ui.css">',
      '<div id="ui"></div><script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "openapi.json", dom_id: "#ui" })</script>',
    ),
  );

  const scalar = join(root, "scalar");
  await mkdir(scalar);
  await copyFile(
    installed("@scalar/api-reference/dist/browser/standalone.js"),
    join(scalar, "standalone.js"),
  );
  await copyFile(document, join(scalar, "openapi.json"));
  await writeFile(
    join(scalar, "index.html"),
    html(
      "",
      '<div id="app"></div><script src="standalone.js"></script><script>Scalar.createApiReference("#app", { url: "openapi.json" })</script>',
    ),
  );

  const redoc = join(root, "redoc");
  await mkdir(redoc);
  await redocly("build-docs", document, `--output=${join(redoc, "index.html")}`, "--inlineBundle");
  return [
    { name: "Swagger UI", folder: swagger, path: "/" },
    { name: "Scalar", folder: scalar, path: "/" },
    { name: "Redoc's default", folder: redoc, path: "/" },
  ];
};

/** The paints of one visit. Nothing outside answers, so no page waits for a network. */
const visit = async (browser: Browser, url: string): Promise<Paint> => {
  await using context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.route(
    (address) => address.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(2_000);
  return await page.evaluate(
    () =>
      new Promise<Paint>((done) => {
        new PerformanceObserver((list) => {
          const [first] = performance.getEntriesByName("first-contentful-paint");
          done({
            first: first?.startTime ?? NaN,
            largest: list.getEntries().at(-1)?.startTime ?? NaN,
          });
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
};

/** What a visitor loads, gzipped. */
const weigh = async ({ folder, path }: Contender): Promise<number> => {
  const files = path === "/" ? await readdir(folder) : [path.slice(1)];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

const root = await mkdtemp(join(tmpdir(), "bench-docs-"));
try {
  const site = await buildDocs(join(root, "site"));
  const contenders: Contender[] = [
    await buildBare(root),
    ...ours.map((name) => ({ name: `our ${name}.html`, folder: site, path: `/${name}.html` })),
    ...(await buildOthers(root, join(site, "openapi.json"))),
  ];
  await using browser = await launchBrowser();
  const paints = new Map<string, Paint[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, folder, path } of contenders) {
      const server = await serveFolder(folder);
      const paint = await visit(browser, server.url + path);
      if (round > 0) paints.get(name)?.push(paint); // the first round warms up
      await server.close();
    }
  }
  console.log("page                                first paint   largest paint        gzip");
  for (const contender of contenders) {
    const found = paints.get(contender.name) ?? [];
    const first = median(found.map((each) => each.first)).toFixed(0);
    const largest = median(found.map((each) => each.largest)).toFixed(0);
    const size = ((await weigh(contender)) / 1000).toFixed(1);
    console.log(
      `${contender.name.padEnd(35)} ${`${first} ms`.padStart(11)} ${`${largest} ms`.padStart(15)} ${`${size} KB`.padStart(11)}`,
    );
  }
  console.log(
    "To reach: our pages 150 ms first; an operation 15 KB, reference.html 45 KB. Redoc's page 250 ms, 1000 ms, 740 KB.",
  );
  const all = await readdir(site, { recursive: true });
  await printUse(browser, site, {
    pages: all.filter((path) => path.endsWith(".html") && path !== "redoc.html"),
    scripts: all.filter((path) => /^assets\/(console|engine|run)[^/]*\.js$/.test(path)),
    rounds,
  });
} finally {
  await rm(root, { recursive: true, force: true });
}
