/** What a bundler for browsers takes for `ga-listeners/mock`: everything but the server. */
export { createMock } from "./create.ts";
export { exampleSeed } from "./example-seed.ts";
export { SeedError } from "../../mock/memory/seed-format.ts";
