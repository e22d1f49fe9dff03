import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

for await (const listener of ga.listeners.list({ status: "ACTIVE" })) {
  console.log(listener.id, listener.name);
}
