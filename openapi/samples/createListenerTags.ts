import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

await ga.listenerTags.create("1b11747a-b139-492f-9692-2df0b1c87193", [
  { key: "owner", value: "network team" },
  { key: "stage", value: "test" },
]);
