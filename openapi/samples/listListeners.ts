import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

for await (const listener of ga.listeners.list({ status: "ACTIVE" })) {
  console.log(listener.id, listener.name);
}
