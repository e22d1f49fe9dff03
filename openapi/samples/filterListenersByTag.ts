import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

const filter = { tags: [{ key: "owner", values: ["network team", "web team"] }] };
for await (const listener of ga.listenerTags.filter(filter)) {
  console.log(listener.resource_id, listener.resource_name);
}
