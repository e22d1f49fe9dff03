import { defineConfig } from "vite";

/** Where `npm run mock` listens. */
const mock = `http://127.0.0.1:${process.env["MOCK_PORT"] ?? "4010"}`;

// The API comes through the dev server: one origin, as behind the console's own server, and no CORS.
export default defineConfig({
  server: {
    port: Number(process.env["PORT"] ?? "5173"),
    strictPort: true,
    proxy: { "/v1": mock, "/v3": mock, "/_mock": mock },
  },
});
