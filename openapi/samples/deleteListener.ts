import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

const id = "1b11747a-b139-492f-9692-2df0b1c87193";
await ga.listeners.delete(id);
await ga.listeners.waitUntilDeleted(id);
