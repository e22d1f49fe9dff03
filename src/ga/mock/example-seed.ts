import { createRandom } from "../../mock/random.ts";
import { account } from "./accounts.ts";
import type { MemorySeed, SeedItem } from "../../mock/memory/seed-format.ts";

/** How many plain listeners the example has, to turn pages in; ten on each accelerator. */
const pageFillers = 1200;

/** When the example's first listener was added; each further one a minute later. */
const firstDay = /* @__PURE__ */ Date.parse("2019-01-08T01:21:37.151Z");

const scenes = ["ARREAR", "POLICE", "ILLEGAL", "VERIFY", "PARTNER"];

const frozen = (scene: readonly string[], effect: number, status = 1) => ({
  frozen_info: { status, effect, scene },
});

const tags = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `key-${index + 1}`,
    value: `value ${index + 1}`,
  }));

/** One listener in each condition that an application should have met. */
const examples: readonly SeedItem[] = [
  { value: { name: "active", tags: [{ key: "environment", value: "production" }] } },
  { value: { name: "active-udp", protocol: "UDP", client_affinity: "SOURCE_IP" } },
  { value: { name: "pending", status: "PENDING" } },
  { value: { name: "pending-will-fail", status: "PENDING" }, becomes: "ERROR" },
  { value: { name: "error", status: "ERROR" } },
  { value: { name: "deleting", status: "DELETING" } },
  ...scenes.map((scene, index) => ({
    value: { name: `frozen-${scene.toLowerCase()}`, ...frozen([scene], (index % 3) + 1) },
  })),
  { value: { name: "frozen-twice", ...frozen(["ARREAR", "POLICE"], 2) } },
  { value: { name: "terminated", ...frozen(["ARREAR"], 1, 2) } },
  {
    value: {
      name: "system-tags",
      tags: [
        { key: "_sys_enterprise_project_id", value: "0" },
        { key: "environment", value: "test" },
        { key: "owner", value: null },
      ],
    },
  },
  { value: { name: "twenty-tags", tags: tags(20) } },
  {
    value: {
      name: "longest-tag",
      tags: [{ key: "键".repeat(128), value: "值".repeat(255) }],
    },
  },
  {
    value: {
      name: "ten-port-ranges",
      protocol: "UDP",
      port_ranges: Array.from({ length: 10 }, (_, index) => ({
        from_port: 30_000 + index * 10,
        to_port: 30_009 + index * 10,
      })),
    },
  },
  {
    value: {
      name: "all-ports",
      accelerator_id: "6f9e2c1d-27a5-4d0f-9b0c-1f3f6f8a7e11", // it leaves room for no other
      port_ranges: [{ from_port: 1, to_port: 65_535 }],
    },
  },
  { value: { name: "n".repeat(64), description: "longest name" } },
  { value: { name: "longest-description", description: "长 ".repeat(127) + "!" } },
  {
    value: { name: "in-use" },
    dependants: [
      "endpoint group 5e3ac4f0-5185-4a0c-8a1c-3a4b7a4d5f01",
      "endpoint group 5e3ac4f0-5185-4a0c-8a1c-3a4b7a4d5f02",
    ],
  },
];

/**
 * A seed with one listener in each interesting condition, named after it, and 1,200 more to turn pages in. What is
 * PENDING or DELETING stays so until it is told to settle. Equal numbers give equal ids; default 1.
 */
export const exampleSeed = (random = 1): Required<Omit<MemorySeed, "clock">> => {
  const chance = createRandom(random);
  const listeners: SeedItem[] = [];
  let accelerator = "ac1bf54f-6a23-4074-af77-800648d25bc8";
  const add = ({ value, ...rest }: SeedItem, rank: number) => {
    const order = listeners.length;
    const time = new Date(firstDay + order * 60_000).toISOString();
    const port = 1000 + rank * 100;
    listeners.push({
      ...rest,
      value: {
        id: order === 0 ? "1b11747a-b139-492f-9692-2df0b1c87193" : chance.uuid(),
        name: "",
        description: "",
        protocol: "TCP",
        status: "ACTIVE",
        port_ranges: [{ from_port: port, to_port: port + 99 }],
        client_affinity: "NONE",
        accelerator_id: accelerator,
        created_at: time,
        updated_at: time,
        domain_id: account,
        frozen_info: { status: 0, effect: 1, scene: [] },
        tags: [],
        ...value,
      },
    });
  };
  // An accelerator has ten listeners at most; here seven, so that there is room for more.
  examples.forEach((condition, index) => {
    if (index > 0 && index % 7 === 0) accelerator = chance.uuid();
    add(condition, index % 7);
  });
  for (let index = 0; index < pageFillers; index++) {
    if (index % 10 === 0) accelerator = chance.uuid();
    add({ value: { name: `listener-${String(index + 1).padStart(4, "0")}` } }, index % 10);
  }
  return { random: chance.position, resources: { listener: listeners }, tokens: {} };
};
