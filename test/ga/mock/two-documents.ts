import type { MockDocument } from "../../support/mock.ts";

const json = { "application/json": [] };

const operation = (id: string, method: string, path: string) => ({ id, method, path });

const contract = (request?: { required: boolean }) => ({
  security: [],
  parameters: [],
  ...(request && { request: { ...request, types: json } }),
  responses: { 200: { headers: [], types: json }, 400: { headers: [], types: json } },
});

const operations = {
  createShip: operation("createShip", "POST", "/v1/ships"),
  listShips: operation("listShips", "GET", "/v1/ships"),
  showShip: operation("showShip", "GET", "/v1/ships/{ship_id}"),
  showFleet: operation("showFleet", "GET", "/v1/ships/fleet"),
  showDeck: operation("showDeck", "GET", "/v1/ships/{ship_id}/decks/{from}-{to}.json"),
  patchShip: operation("patchShip", "PATCH", "/v1/ships/{ship_id}"),
};

/** A document that is none of ours, with an error shape like GA's. */
export const ships: MockDocument = {
  operations,
  contracts: {
    ...Object.fromEntries(Object.keys(operations).map((id) => [id, contract()])),
    createShip: contract({ required: true }),
    patchShip: contract({ required: false }),
  },
  requests: {},
  errors: [
    { code: "GA.9001", status: 400, message: "Invalid %s: %s" },
    { code: "APIGW.0101", status: 404, message: "There is no such API" },
    { code: "APIGW.0101", status: 405, message: "There is no such method" },
    ...[406, 413, 415].map((status) => ({ code: "APIGW.0201", status, message: "Not taken" })),
  ],
  errorKinds: { invalid: "GA.9001", noRoute: "APIGW.0101" },
  errorShape: { code: "error_code", message: "error_msg", requestId: "request_id" },
};

/** A second one, whose errors are nested and whose codes are numbers. */
export const ports: MockDocument = {
  operations: { createKey: operation("createKey", "POST", "/v3/keys") },
  contracts: { createKey: contract({ required: true }) },
  requests: {},
  errors: [
    { code: "400", status: 400, message: "The request is invalid" },
    { code: "404", status: 404, message: "Not here" },
  ],
  errorShape: { code: "error.code", message: "error.message", title: "error.title" },
};
