import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

for await (const { key, values } of ga.listenerTags.list()) {
  console.log(key, values);
}
