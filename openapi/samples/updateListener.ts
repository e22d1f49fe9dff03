import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

const listener = await ga.listeners.update("1b11747a-b139-492f-9692-2df0b1c87193", {
  name: "web-2",
  port_ranges: [{ from_port: 8080, to_port: 8090 }],
});
await ga.listeners.waitUntilActive(listener.id);
