/** Has the importers of Postman and Bruno read a collection, and prints as JSON which requests each found. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const collection = JSON.parse(await readFile(process.argv[2], "utf8"));
const { Collection } = require("postman-collection");
const { postmanToBruno } = require("@usebruno/converters");

const postman = [];
new Collection(collection).forEachItem(({ name, request }) => {
  const { body, url } = request;
  postman.push({
    name,
    operation: `${request.method} ${url.getPath({ unresolved: true }).replace(/:(\w+)/g, "{$1}")}`,
    auth: request.auth?.type,
    body: body?.isEmpty() === false ? body.raw : undefined,
  });
});

const leavesOf = (items) => items.flatMap((item) => (item.items ? leavesOf(item.items) : [item]));
const imported = await postmanToBruno(collection);
const bruno = leavesOf((imported.collection ?? imported).items).map(({ name, request }) => ({
  name,
  operation: `${request.method} ${request.url.replace(/^\{\{baseUrl\d*\}\}|\?.*/g, "").replace(/:(\w+)/g, "{$1}")}`,
  auth: request.auth.mode,
  body: request.body.json ?? undefined,
}));
process.stdout.write(JSON.stringify({ postman, bruno }), () => process.exit());
