import { createClient, token } from "ga-listeners";

const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");
const ga = createClient({ auth: token(GA_TOKEN) });

const listener = await ga.listeners.create({
  name: "web",
  protocol: "TCP",
  port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
});
await ga.listeners.waitUntilActive(listener.id);
console.log(listener.id);
