import { expect, test } from "vitest";
import { createClient, token } from "../../../src/index.ts";
import { createMock } from "../../../src/ga/mock/index.ts";
import { json, option } from "./observed.ts";
import { secrets } from "./secrets.ts";

/** What holds in every environment of tests, whatever its Headers and Responses are: some keep names as they are written. */
export const testEnvironment = (): void => {
  test("the in-process mock takes what is sent", async () => {
    const mock = createMock({ settle: 0 });
    const ga = createClient({ auth: token(mock.token), fetch: mock.fetch });
    const { id } = await ga.listeners.create(option);
    expect((await ga.listeners.list()).items).toMatchObject([{ id }]);
    expect((await ga.http.GET("/v1/listeners")).data?.listeners).toMatchObject([{ id }]);
  });

  test("an error has no credential that was echoed, and what its headers say", async () => {
    const body = { error_code: "APIGW.0302", error_msg: `no ${secrets.token}` };
    const fetch = async (): Promise<Response> =>
      json(403, body, { "X-Request-Id": "r-head", "Retry-After": "7" });
    const ga = createClient({ auth: token(secrets.token), fetch });
    await expect(ga.listeners.show("x")).rejects.toMatchObject({
      message: "no ***",
      requestId: "r-head",
      headers: { "retry-after": "7" },
    });
  });

  test("names the package to no server: a browser lets nobody do so", async () => {
    const agents: (string | null)[] = [];
    const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      agents.push(new Headers(init?.headers).get("user-agent"));
      return json(200, { listeners: [] });
    };
    await createClient({ auth: token(secrets.token), fetch }).listeners.list();
    expect(agents).toEqual([null]);
  });
};
