import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

const id = "1b11747a-b139-492f-9692-2df0b1c87193";
await ga.listeners.delete(id);
await ga.listeners.waitUntilDeleted(id);
