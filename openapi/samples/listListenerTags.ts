import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

for await (const { key, values } of ga.listenerTags.list()) {
  console.log(key, values);
}
