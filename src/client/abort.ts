/** Calls back once a signal is aborted; gives a function that calls it off. */
export type Watch = (signal: AbortSignal, callback: () => void) => () => void;

/**
 * Makes a `watch` that puts one listener on a signal, however many calls share it: a platform may take a dozen of them
 * for a leak, and warn.
 */
export const createWatch = (): Watch => {
  const watched = new WeakMap<AbortSignal, { callbacks: Set<() => void>; listener: () => void }>();

  const begin = (signal: AbortSignal) => {
    const callbacks = new Set<() => void>();
    const listener = () => {
      for (const callback of callbacks) callback();
    };
    signal.addEventListener("abort", listener);
    const entry = { callbacks, listener };
    watched.set(signal, entry);
    return entry;
  };

  return (signal, callback) => {
    const { callbacks, listener } = watched.get(signal) ?? begin(signal);
    callbacks.add(callback);
    return () => {
      callbacks.delete(callback);
      if (callbacks.size > 0) return;
      watched.delete(signal);
      signal.removeEventListener("abort", listener);
    };
  };
};
