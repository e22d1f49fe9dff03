import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** A stock Prism on a free port: what people who have the document run. It refuses what doesn't follow the document. */
export const startPrism = async (
  document: object,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    components: { logger: silent as never },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: true,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    cors: false,
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
};

const talk = (): void => undefined;

const silent = {
  ...{ fatal: talk, error: talk, warn: talk, info: talk, debug: talk, trace: talk, silent: talk },
  ...{ success: talk, start: talk, level: "silent", child: () => silent },
};
