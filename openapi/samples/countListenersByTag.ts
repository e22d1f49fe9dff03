import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

console.log(await ga.listenerTags.count({ tags: [{ key: "owner", values: ["network team"] }] }));
