import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

const library = import.meta.resolve("@sparticuz/chromium");
const archives = ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) =>
  fileURLToPath(new URL(`../bin/${name}`, library)),
);
const inflateAll = `
  import { inflate } from ${JSON.stringify(library)};
  await Promise.all(${JSON.stringify(archives)}.map((archive) => inflate(archive)));`;

/** The package's own configuration names /tmp/fonts; every machine gets this one font, so layouts agree. */
const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/**
 * Unpacks Chromium, a font and the libraries a bare machine lacks (NSS, expat), once per machine and version.
 * It goes into a folder of its own that is renamed when complete, so that test files which start together
 * never see half of it; in a process of its own, because `inflate` writes to its process's temporary folder.
 */
const unpack = async (): Promise<string> => {
  const manifest = await readFile(new URL("../package.json", library), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(tmpdir(), `ga-listeners-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const partial = await mkdtemp(`${folder}-`);
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", inflateAll], {
    env: { ...process.env, TMPDIR: partial },
  });
  await writeFile(join(partial, "fonts.conf"), fontConfiguration(folder));
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process was first: use what it unpacked
  });
  return folder;
};

/** How that Chromium is started where there is no display, no GPU and no user namespace. */
const containerArguments = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-dev-shm-usage",
];

const environmentOf = (folder: string) => ({
  FONTCONFIG_PATH: folder,
  LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]]
    .filter(Boolean)
    .join(":"),
});

/** Writes a command that is this Chromium, for tools that start their browser themselves. */
export const writeBrowserCommand = async (file: string): Promise<void> => {
  const folder = await unpack();
  const variables = Object.entries(environmentOf(folder)).map(
    ([name, value]) => `${name}="${value}"`,
  );
  const command = [
    "exec",
    "env",
    ...variables,
    `"${join(folder, "chromium")}"`,
    ...containerArguments,
  ];
  await writeFile(file, `#!/bin/sh\n${command.join(" ")} "$@"\n`, { mode: 0o755 });
};

/**
 * Starts the Chromium of the npm package `@sparticuz/chromium`, headless, with no system package needed.
 * It keeps the web's security on (the package's own arguments switch CORS off). Close it when done.
 * @param options Playwright's launch options; `args` are added to the ones a container needs.
 */
export const launchBrowser = async (options: LaunchOptions = {}): Promise<Browser> => {
  const folder = await unpack();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    headless: true,
    ...options,
    args: [...containerArguments, ...(options.args ?? [])],
    env: { ...process.env, ...environmentOf(folder), ...options.env },
  });
};
