import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

console.log(await ga.listenerTags.count({ tags: [{ key: "owner", values: ["network team"] }] }));
