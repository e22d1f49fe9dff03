import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

const enough = 16_000_000;

const size = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;

/**
 * Keeps V8's space for new objects from growing beyond 16 MB. Under load it grows to 64 MB by
 * itself, nearly all of it empty, and the mock is no faster for it. For a process of its own only:
 * the flag holds for all that runs in it.
 */
export const boundYoungGeneration = (): void => {
  const observer = new PerformanceObserver(() => {
    if (size() < enough) return;
    observer.disconnect();
    setFlagsFromString("--semi-space-growth-factor=1");
  });
  observer.observe({ entryTypes: ["gc"] });
};
