import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

await ga.listenerTags.delete("1b11747a-b139-492f-9692-2df0b1c87193", [{ key: "stage" }]);
