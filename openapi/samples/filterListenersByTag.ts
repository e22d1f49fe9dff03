import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

const filter = { tags: [{ key: "owner", values: ["network team", "web team"] }] };
for await (const listener of ga.listenerTags.filter(filter)) {
  console.log(listener.resource_id, listener.resource_name);
}
