/**
 * Programs that use what is made of the documents, compiled with it: what should compile, and behind `@ts-expect-error`
 * what should not.
 */
export const USES: Readonly<Record<string, string>> = {
  "use-pets.ts": `
import { createMethods, type Send } from "./pets/client.ts";
import { PetMood, PetMoodValues, type Pet, type PetInput } from "./pets/schema.ts";
declare const send: Send;
const { default: api } = createMethods(send);
export const run = async (): Promise<void> => {
  const pet = await api.getPetsByPetId("p1");
  if (pet.kind === "cat") pet.lives.toFixed();
  else pet.barks?.valueOf();
  // @ts-expect-error only a cat has lives
  pet.lives;
  // An answer may hold a mood that the document doesn't know yet, and none.
  const mood: string | null | undefined = pet.mood;
  if (pet.mood === PetMood.calm) console.log(mood, pet.id);
  // @ts-expect-error what is only written is not answered
  pet.chip;
  await api.postPets({ kind: "cat", lives: 1, chip: "12345", mood: null });
  // @ts-expect-error a request takes no other mood
  await api.postPets({ kind: "cat", lives: 1, mood: "wild" });
  // @ts-expect-error the id is given by the server
  await api.postPets({ kind: "cat", lives: 1, id: "p1" });
  // @ts-expect-error a cat has lives
  await api.postPets({ kind: "cat" });
  await api.getPets({ kinds: ["cat"], limit: 5 });
  await api.getPets(undefined, { signal: new AbortController().signal, timeout: 5 });
  // @ts-expect-error a misspelt option
  await api.getPets({}, { timeuot: 5 });
  // @ts-expect-error a misspelt parameter
  await api.getPets({ limt: 5 });
  const nothing: void = await api.deletePetsByPetId("p1");
  const { data, response, requestId } = await api.getPets().withResponse();
  console.log(nothing, data[0]?.id, response.status, requestId?.length);
};
export const values: readonly ["calm", "grumpy"] = PetMoodValues;
export const forms = (pet: Pet, input: PetInput): [string, string | undefined] => [pet.id, input.chip];
`,
  "use-events.ts": `
import { createMethods, type Send } from "./events/client.ts";
import { OutcomeState, type Event, type Value, type webhooks } from "./events/schema.ts";
declare const send: Send;
const { events } = createMethods(send);
export const run = async (): Promise<void> => {
  const outcome = await events.publish({ type: "renamed", name: "x" });
  const finished: boolean = outcome.state === OutcomeState.finished;
  console.log(finished, outcome.meta?.["x-run"]?.toFixed());
  await events.publish({ type: "moved", from: [1, 2], to: [3, 4] });
  // @ts-expect-error a point has two coordinates
  await events.publish({ type: "moved", from: [1], to: [3, 4] });
  // @ts-expect-error a moved event has no name
  await events.publish({ type: "moved", name: "x" });
  const value: Value = await events.putValue([1, null, { a: ["b"] }]);
  console.log(value);
};
export const received = (event: webhooks["eventHappened"]["post"]["requestBody"]): Event | undefined =>
  event?.content["application/json"];
export const called = (event: webhooks["publish.published"]["post"]["requestBody"]): Event | undefined =>
  event?.content["application/json"];
export const told = (event: Event): string => {
  if (event.type === "moved") return String(event.from[0]);
  if (event.type === "renamed") return event.name;
  return event.type === "paused" ? "p" : event.type satisfies "stopped";
};
`,
  "use-shapes.ts": `
import { createMethods, type Send } from "./shapes/client.ts";
import { Level, LevelValues } from "./shapes/schema.ts";
declare const send: Send;
const { shapes } = createMethods(send);
export const run = async (): Promise<void> => {
  const shape = await shapes.create({ level: Level.high, children: [{ level: 0 }] });
  const level: number = shape.level;
  console.log(level, shape.children?.[0]?.children, LevelValues.length);
  // @ts-expect-error there is no fourth level
  await shapes.create({ level: 3 });
  const box = await shapes.patchBox({ level: 2, w: 4 });
  box.w.toFixed();
  // @ts-expect-error the height may be missing or null
  box.h.toFixed();
  await shapes.patchBox();
  await shapes.get(3, ["red"], { w: 1 });
};
`,
  "use-others.ts": `
import { createMethods as ofMoney, type Send as MoneySend } from "./money/client.ts";
import { errors, type ErrorCode } from "./money/operations.ts";
import { createMethods as ofFiles, type Send as FilesSend } from "./files/client.ts";
import { createMethods as ofWords, type Send as WordsSend } from "./words/client.ts";
import { createMethods as ofStatus, type Send as StatusSend } from "./status/client.ts";
declare const sends: { money: MoneySend; files: FilesSend; words: WordsSend; status: StatusSend };
const money = ofMoney(sends.money);
const { files, reports } = ofFiles(sends.files);
const words = ofWords(sends.words);
const { jobs } = ofStatus(sends.status);
export const run = async (): Promise<void> => {
  const order = await money.orders.place({ amount: 1, currency: "EUR" });
  const currency: string = order.currency;
  const page = await money.paymentOrders.search({ max: 2 });
  for await (const each of money.paymentOrders.search()) console.log(each.amount, currency);
  console.log(page.items[0]?.amount, page.total);
  const code: ErrorCode = "F1";
  console.log(code, errors[0].message satisfies "No money on %s");
  const bytes: Blob = await files.download("f1");
  const note: string = await files.readNote("f1");
  await files.replace("f1", bytes);
  // @ts-expect-error bytes, not text
  await files.replace("f1", note);
  // @ts-expect-error the title is required
  await files.upload({ copies: 1 });
  const rows: string[][] = await reports.export();
  const answer = await words.new.delete("a", "b", { constructor: "c", ["__proto__"]: "p" }, { "ids[]": ["i"] });
  console.log(rows, answer.error?.message, answer.page?.items?.[0]?.["x"]);
  const job = await jobs.run();
  // @ts-expect-error the answer may be empty
  job.done;
  console.log(job?.done, (await jobs.getJobById(7, { view: "short" })).id);
};
`,
  "use-vault.ts": `
import { createRuntime } from "ga-listeners/runtime";
import { createMethods, credentials, type Credentials } from "./vault/client.ts";
import { contracts, security } from "./vault/operations.ts";
const given: Credentials = { key: "k", tenant: () => Promise.resolve("t") };
const { send } = createRuntime({ baseUrl: "https://vault.example.com", auth: credentials(given) });
export const run = async (): Promise<string> => (await createMethods(send).cases.list({ size: 1 })).id;
credentials({ login: { username: "a", password: "b" }, session: "s", tenant: "t" });
credentials({ oauth: (scopes) => scopes.join(), certificate: true });
// @ts-expect-error a tenant alone opens nothing
credentials({ tenant: "t" });
// @ts-expect-error nothing opens nothing
credentials({});
// @ts-expect-error a misspelt scheme
credentials({ key: "k", tennant: "t" });
// @ts-expect-error a password needs its name
credentials({ key: "k", login: { password: "b" } });
// @ts-expect-error a certificate is no text
credentials({ key: "k", certificate: "c" });
export const asked: readonly string[] | undefined = contracts.addCase.security[1]?.["oauth"];
export const names: string[] = Object.keys(security.schemes);
`,
};
