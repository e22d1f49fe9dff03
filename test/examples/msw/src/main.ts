import { createClient, token } from "ga-listeners";

if (import.meta.env.DEV) await (await import("./mocking.ts")).startMocking(); // in no build for users

const ga = createClient({ auth: token("mock-token") });
const list = document.querySelector("ul");
for await (const { id, name, status } of ga.listeners.list()) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.textContent = "Delete";
  button.onclick = async () => {
    await ga.listeners.delete(id).then(
      () => {
        item.remove();
      },
      (error: unknown) => {
        button.after(` ${(error as Error).message}`);
      },
    );
  };
  item.append(`${name} is ${status} `, button);
  list?.append(item);
}
