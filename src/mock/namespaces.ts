import type { OpenRoom } from "./namespace.ts";

/** The namespaces of a mock, each made when it is first named. */
export interface Rooms {
  get(name: string): OpenRoom;
  drop(name: string): void;
}

/** Keeps at most so many namespaces beside the unnamed one: those used last. */
export const createRooms = (make: () => OpenRoom, maximum = 500): Rooms => {
  const unnamed = make();
  const named = new Map<string, OpenRoom>();
  return {
    get(name) {
      if (name === "") return unnamed;
      const room = named.get(name) ?? make();
      named.delete(name); // to come last again
      named.set(name, room);
      const [oldest] = named.keys();
      if (named.size > maximum && oldest !== undefined) named.delete(oldest);
      return room;
    },
    drop(name) {
      named.delete(name);
    },
  };
};
