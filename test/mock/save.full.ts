import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startCommand } from "./running-command.ts";

const command = join(import.meta.dirname, "../../src/command.ts");

const start = async (file: string) => {
  const args = ["mock", "--port", "0", "--settle", "0", "--quiet", "--save", file];
  const mock = startCommand([command, ...args]);
  const [, url = ""] = await mock.prints(/Mock\s+(http:\S+)/);
  return { child: mock.process, url, ended: mock.ended };
};

const create = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/v1/listeners`, {
    method: "POST",
    headers: { "X-Auth-Token": "mock-token", "Content-Type": "application/json" },
    body: JSON.stringify({
      listener: {
        name: "kept",
        protocol: "TCP",
        port_ranges: [{ from_port: 1, to_port: 1 }],
        accelerator_id: crypto.randomUUID(),
      },
    }),
  });
  return ((await response.json()) as { listener: { id: string } }).listener.id;
};

test("a mock that is killed at any moment leaves a state that is whole, and lacks at most what came last", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-save-"));
  const file = join(folder, "state.json");
  const ids = (): Set<string> => {
    const state = JSON.parse(readFileSync(file, "utf8")) as {
      resources: { listener: { value: { id: string } }[] };
    };
    return new Set(state.resources.listener.map(({ value }) => value.id));
  };
  try {
    let everSaved = 0;
    for (let kill = 0; kill < 200; kill++) {
      const { child, url, ended } = await start(file); // from what the one before has left
      const answered: string[] = [];
      const creating = (async () => {
        for (;;) answered.push(await create(url));
      })().catch(() => undefined); // it was killed
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
      child.kill("SIGKILL");
      await Promise.all([ended, creating]);
      const saved = ids();
      const firstLost = answered.findIndex((id) => !saved.has(id));
      const after = firstLost === -1 ? [] : answered.slice(firstLost);
      expect(after.filter((id) => saved.has(id))).toEqual([]);
      everSaved += saved.size;
    }
    expect(everSaved).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
