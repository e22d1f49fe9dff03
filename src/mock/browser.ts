/** What a bundler for browsers takes for `ga-listeners/mock`: everything but the server. */
export { createMock } from "./create.ts";
export { exampleSeed } from "../ga/mock/example-seed.ts";
export { SeedError } from "./memory/snapshot.ts";
