import { createRoot } from "react-dom/client";
import { ListenerForm } from "./listener-form.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root");
createRoot(root).render(<ListenerForm />);
