import { createClient, iamPassword } from "ga-listeners";

// The client gets the token itself, keeps it, and renews it in time.
const password = process.env.IAM_PASSWORD ?? "";
const ga = createClient({
  auth: iamPassword({ user: "user-name", password, domain: "account-name" }),
});

const page = await ga.listeners.list({ limit: 10 });
console.log(page.items.length);
