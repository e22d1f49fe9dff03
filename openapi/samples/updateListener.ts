import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(process.env.GA_TOKEN ?? "") });

const listener = await ga.listeners.update("1b11747a-b139-492f-9692-2df0b1c87193", {
  name: "web-2",
  port_ranges: [{ from_port: 8080, to_port: 8090 }],
});
await ga.listeners.waitUntilActive(listener.id);
