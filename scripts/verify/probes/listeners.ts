/** Questions about listeners: what may be sent, and what becomes of it. */
import { expect, expectRefusal, expectStatus, NotTried } from "../verdicts.ts";
import { listenerIn } from "../session.ts";
import type { Probe } from "../probe.ts";
import type { Session } from "../session.ts";

/** How many listeners an accelerator may have. */
const QUOTA = 10;

/** What every known answer has. */
const ALWAYS_THERE = [
  ...["id", "name", "protocol", "status", "port_ranges"],
  ...["accelerator_id", "created_at", "updated_at", "domain_id"],
];

/** Properties of a new listener that the document decides to refuse: name of the probe, place, question, properties. */
const REFUSED: readonly (readonly [string, string, string, object])[] = [
  [
    "unknown-property",
    "schemas CreateListenerOption",
    "Is a property refused that the API doesn't know?",
    { surplus: 1 },
  ],
  [
    "chinese-name",
    "schemas CreateListenerOption.name",
    "Is a name of Chinese characters refused?",
    { name: "监听器" },
  ],
  [
    "accelerator-without-uuid",
    "schemas CreateListenerOption.accelerator_id",
    "Is an accelerator refused that is no UUID?",
    { accelerator_id: "accelerator" },
  ],
];

/** This run's own listener, as the server shows it now. */
const showOwn = async ({ own, call }: Session): Promise<Readonly<Record<string, unknown>>> => {
  const { id } = await own();
  return listenerIn(await call("showListener", { path: { listener_id: id } })) ?? {};
};

export const listenerProbes: readonly Probe[] = [
  ...REFUSED.map(([name, decision, asks, property]): Probe => ({
    ...{ name, decisions: [decision], asks, writes: true },
    run: async ({ call, option }) => {
      const body = { listener: option(property) };
      expectRefusal(await call("createListener", { body }), 400, "GA.9001");
    },
  })),
  {
    name: "unknown-property-in-filter",
    decisions: ["schemas CreateListenerOption"],
    asks: "Is a property refused that a filter doesn't know?",
    run: async ({ call }) => {
      expectRefusal(await call("filterListenersByTag", { body: { surplus: 1 } }), 400, "GA.9001");
    },
  },
  {
    name: "affinity-when-left-out",
    decisions: ["schemas ClientAffinity"],
    asks: "Has a listener that was added without client_affinity NONE?",
    writes: true,
    run: async (session) => {
      const { client_affinity: seen } = await showOwn(session);
      expect(seen === "NONE", "NONE", seen);
    },
  },
  {
    name: "always-there",
    decisions: ["schemas ListenerDetail"],
    asks: "Has a listener every property that the document requires?",
    run: async ({ any, call }) => {
      const { id } = await any();
      const answer = await call("showListener", { path: { listener_id: id } });
      const listener = listenerIn(answer);
      const missing = ALWAYS_THERE.filter((name) => listener?.[name] === undefined);
      expect(missing.length === 0, ALWAYS_THERE.join(", "), listener);
    },
  },
  {
    name: "active-without-freeze",
    decisions: ["schemas FrozenInfo"],
    asks: "Has a new ACTIVE listener the frozen status 0, not 2?",
    writes: true,
    run: async (session) => {
      const { frozen_info: seen } = await showOwn(session);
      const { status } = (seen ?? {}) as { status?: number };
      expect(seen === undefined || status === 0, "status 0", seen);
    },
  },
  {
    name: "empty-update",
    decisions: ["schemas UpdateListenerOption"],
    asks: "Is an update refused that names no property?",
    writes: true,
    run: async ({ own, call }) => {
      const path = { listener_id: (await own()).id };
      expectRefusal(await call("updateListener", { path, body: { listener: {} } }), 400, "GA.9001");
    },
  },
  {
    name: "ports-replaced",
    decisions: ["schemas UpdateListenerOption.port_ranges"],
    asks: "Does an update replace all port ranges?",
    writes: true,
    run: async ({ create, call, port, waitUntilActive }) => {
      const ranges = [port(), port()].map((each) => ({ from_port: each, to_port: each }));
      const { id } = await create({ port_ranges: ranges });
      const body = { listener: { port_ranges: ranges.slice(1) } };
      expectStatus(await call("updateListener", { path: { listener_id: id }, body }), 200);
      const { port_ranges: seen } = await waitUntilActive(id);
      expect(JSON.stringify(seen) === JSON.stringify(ranges.slice(1)), "the one range sent", seen);
    },
  },
  {
    name: "same-port-other-protocol",
    decisions: ["schemas CreateListenerOption.port_ranges"],
    asks: "Is a port taken for listeners of the same protocol only?",
    writes: true,
    run: async ({ create, own, call, option }) => {
      const { port_ranges } = await own();
      await create({ protocol: "UDP", port_ranges });
      const body = { listener: option({ port_ranges }) };
      expectRefusal(await call("createListener", { body }), 400, "GA.9101");
    },
  },
];

/** Fills the accelerator and empties it, so it comes last. */
export const quotaProbe: Probe = {
  name: "quota-while-deleting",
  decisions: ["createListener"],
  asks: "Does a listener that is being deleted still count for the quota?",
  writes: true,
  run: async ({ cleanUp, create, call, option, target }) => {
    await cleanUp(); // makes room for as many as there can be
    const last = await create();
    for (let count = 1; count <= QUOTA; count += 1) {
      const answer = await call("createListener", { body: { listener: option() } });
      if (answer.status === 201) continue;
      expectRefusal(answer, 400, "GA.9103");
      expectStatus(await call("deleteListener", { path: { listener_id: last.id } }), 204);
      const shown = await call("showListener", { path: { listener_id: last.id } });
      const state = listenerIn(shown)?.status;
      if (state !== "DELETING") throw new NotTried("it was gone at once");
      const body = { listener: option() };
      expectRefusal(await call("createListener", { body }), 400, "GA.9103");
      return;
    }
    expect(false, `at most ${String(QUOTA)} listeners on ${String(target.accelerator)}`, "more");
  },
};
