import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { CreateForm } from "./create-form.tsx";
import { ListenerList } from "./listener-list.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root");
createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}>
    <h1>Listeners</h1>
    <CreateForm />
    <ListenerList />
  </QueryClientProvider>,
);
