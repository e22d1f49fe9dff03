interface Watched {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/** The signals that are watched, by all clients. */
const watched = /* @__PURE__ */ new WeakMap<AbortSignal, Watched>();

const begin = (signal: AbortSignal): Watched => {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener("abort", listener);
  const entry = { callbacks, listener };
  watched.set(signal, entry);
  return entry;
};

/**
 * Calls back once a signal is aborted; gives a function that calls it off. It puts one listener on a signal, however many
 * calls of however many clients share it: a platform may take a dozen of them for a leak, and warn.
 */
export const watch = (signal: AbortSignal, callback: () => void): (() => void) => {
  const { callbacks, listener } = watched.get(signal) ?? begin(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0) return;
    watched.delete(signal);
    signal.removeEventListener("abort", listener);
  };
};
