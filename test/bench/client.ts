/**
 * npm run bench:client: what the client costs beside openapi-fetch alone and the client that Redocly generates: size,
 * time a call, a signature, and the compiler's work. Contenders take turns within one run, so that a busy machine is
 * unfair to all of them alike.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import createHttp from "openapi-fetch";
import type { paths } from "../../generated/schema.ts";
import { systemClock } from "../../src/client/clock.ts";
import type { ClientContext } from "../../src/client/context.ts";
import { createCallState } from "../../src/client/request.ts";
import { accessKey, createClient, token } from "../../src/index.ts";
import { gzipSizeOf, programs } from "./client-size.ts";
import { countInstantiations } from "./client-types.ts";

const root = join(import.meta.dirname, "../..");
const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const row = (name: string, value: string, most = ""): void =>
  console.log(`${name.padEnd(76)} ${value.padStart(12)}${most && `   to reach ${most}`}`);

await mkdir(join(root, "dist"), { recursive: true });
const folder = await mkdtemp(join(root, "dist/bench-client-"));
const rival = join(folder, "rival.ts");
await promisify(execFile)(
  join(root, "node_modules/.bin/redocly"),
  ["generate-client", join(root, "generated/openapi.json"), "-o", rival],
  { env: { ...process.env, REDOCLY_TELEMETRY: "off" } },
);

console.log("gzip, bytes");
for (const [name, { program, most }] of Object.entries(programs)) {
  row(name, String(await gzipSizeOf(program)), most === Infinity ? "" : `≤ ${most}`);
}
const call = `import { client } from "./rival.ts"; client.auth.apiKey("token", "a"); client.createListener({});`;
row("redocly generate-client, one create", String(await gzipSizeOf(call, folder)));

const answer = JSON.stringify({
  listener: {
    id: "1b11747a-b139-492f-9692-2df0b1c87193",
    name: "listenerName",
    description: "listener description",
    protocol: "TCP",
    status: "ACTIVE",
    port_ranges: [{ from_port: 4000, to_port: 4200 }],
    client_affinity: "SOURCE_IP",
    accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    created_at: "2019-01-08T01:21:37.151Z",
    updated_at: "2019-01-08T01:21:37.151Z",
    domain_id: "99a3fff0d03c428eac3678da6a7d0f24",
    tags: [{ key: "tagKey", value: "tagValue" }],
  },
  request_id: "915a14a6-867b-4af7-83d1-70efceb146f9",
});
const init = { status: 201, headers: { "content-type": "application/json", "x-request-id": "a" } };
const stub = async (): Promise<Response> => new Response(answer, init);
const listener = {
  name: "listenerName",
  protocol: "TCP" as const,
  port_ranges: [{ from_port: 4000, to_port: 4200 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
};

interface Rival {
  configure(config: object): void;
  createListener(input: object): Promise<unknown>;
}
const { client: redocly } = (await import(pathToFileURL(rival).href)) as { client: Rival };
redocly.configure({ fetch: stub, auth: { apiKey: { token: "MIIDtoken" } } });
const baseUrl = "https://ga.myhuaweicloud.com";
const http = createHttp<paths>({ baseUrl, fetch: stub, headers: { "X-Auth-Token": "MIIDtoken" } });
const ga = createClient({ auth: token("MIIDtoken"), fetch: stub });
const auth = accessKey({
  accessKey: "AccessKey",
  secretKey: "SecretKey",
  domainId: "a".repeat(32),
});
const signing = createClient({ auth, fetch: stub });

const contenders: Record<string, () => Promise<unknown>> = {
  "openapi-fetch alone": () => http.POST("/v1/listeners", { body: { listener } }),
  "with a token": () => ga.listeners.create(listener),
  "with an access key": () => signing.listeners.create(listener),
  "redocly generate-client": () => redocly.createListener({ body: { listener } }),
};
// Short rounds, so that the contenders of each meet the machine in the same state.
const rounds = 75;
const count = 600;
const times = new Map<string, number[]>();
for (let round = 0; round <= rounds; round++) {
  for (const [name, create] of Object.entries(contenders)) {
    const started = performance.now();
    for (let each = 0; each < count; each++) await create();
    const microseconds = ((performance.now() - started) / count) * 1000;
    if (round > 0) times.set(name, [...(times.get(name) ?? []), microseconds]); // the first warms up
  }
}
const alone = times.get("openapi-fetch alone") ?? [];
console.log("\na call with a stubbed fetch, µs and times openapi-fetch alone (median of pairs)");
for (const [name, all] of times) {
  const ratio = median(all.map((each, index) => each / (alone[index] ?? NaN)));
  const most = name === "with a token" ? "≤ 1.00×" : name === "with an access key" ? "≤ 1.60×" : "";
  row(name, `${median([...all]).toFixed(1)} ${ratio.toFixed(2)}×`, most);
}
const request = {
  url: `${baseUrl}/v1/listeners`,
  method: "POST",
  body: JSON.stringify({ listener }),
  headers: new Headers({ "content-type": "application/json" }),
};
const state = createCallState({ secrets: [] });
const signatures = Array.from({ length: rounds }, () => {
  const started = performance.now();
  for (let each = 0; each < count; each++)
    void auth.apply(request, { clock: systemClock } as ClientContext, state);
  return ((performance.now() - started) / count) * 1000;
});
// An absolute figure, so the round that was disturbed least.
row(
  "a signature with its headers, best round",
  `${Math.min(...signatures).toFixed(1)} µs`,
  "≤ 15 µs",
);

console.log("\ntype instantiations, 1,210 operations, 120 calls");
const { ours, "openapi-fetch": other } = await countInstantiations();
row("generated client", String(ours), "≤ 40000");
row("openapi-fetch", String(other));
await rm(folder, { recursive: true });
