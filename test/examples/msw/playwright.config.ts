import { defineConfig } from "@playwright/test";

const port = process.env["PORT"] ?? "5173";
const mockPort = process.env["MOCK_PORT"] ?? "4010";
const chromium = process.env["CHROMIUM"]; // default: the one of `npx playwright install chromium`

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: chromium === undefined ? {} : { executablePath: chromium },
  },
  // One mock for all tests, as each has a namespace of its own.
  webServer: [
    {
      command: `npm run mock -- --settle 0 --quiet --port ${mockPort}`,
      url: `http://127.0.0.1:${mockPort}/_mock/health`,
    },
    { command: "npm run dev", url: `http://localhost:${port}` },
  ],
});
