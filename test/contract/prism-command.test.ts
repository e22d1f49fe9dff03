import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationOf, requestOf, responseExample, walked } from "./documents.ts";
import { startTool } from "./tool.ts";
import type { ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";

// What people do with the published document: `prism mock openapi.yaml`, without any of our code.

const document = join(import.meta.dirname, "../../generated/openapi.yaml");

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

let prism: ChildProcess;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const child = startTool("@stoplight/prism-cli", "prism", ["mock", document, "--port", `${port}`]);
  prism = child;
  await new Promise<void>((resolve, reject) => {
    let output = "";
    const look = (data: Buffer) => {
      output += data.toString();
      if (output.includes("Prism is listening")) resolve();
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.on("close", () => {
      reject(new Error(output));
    });
  });
});

afterAll(async () => {
  prism.kill();
  await once(prism, "close");
});

const send = async (id: string, difference: Parameters<typeof requestOf>[1] = {}) => {
  const { method, url: path, headers, body } = requestOf(id, difference);
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    value: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
};

describe("stock Prism", () => {
  const ours = walked.filter(({ id }) => id !== "createToken");

  test("answers the vendor's example with the vendor's example", async () => {
    expect(await send("createListener")).toEqual({
      status: 201,
      value: responseExample(operationOf("createListener"), "201", "vendor"),
    });
  });

  test.each(ours.map(({ id, contract }) => [id, contract] as const))(
    "answers %s with its first example of success",
    async (id, contract) => {
      const [status = ""] = Object.keys(contract.responses).filter((each) => each.startsWith("2"));
      const [name] = Object.values(contract.responses[status]?.types ?? {}).flat();
      expect(await send(id)).toEqual({
        status: Number(status),
        value: name && responseExample(operationOf(id), status, name),
      });
    },
  );

  test("answers an invalid request with GA.9001", async () => {
    const outcome = await send("createListener", { body: { listener: {} } });
    expect(outcome).toMatchObject({ status: 400, value: { error_code: "GA.9001" } });
  });

  test("answers a request without credentials with APIGW.0301", async () => {
    const response = await fetch(`${url}/v1/listeners`);
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { error_code: "APIGW.0301" },
    ]);
  });
});
