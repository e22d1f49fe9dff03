/** What node:http does alone: `node test/bench/bare.ts PORT FILE` answers everything with the file's JSON. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port = "0", file = ""] = process.argv.slice(2);
const body = readFileSync(file, "latin1");
const headers = ["Content-Type", "application/json", "Content-Length", String(body.length)];

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(request.method === "POST" ? 201 : 200, headers);
    response.end(body, "latin1");
  });
}).listen(Number(port), "127.0.0.1");
