import { createClient, iamPassword } from "ga-listeners";

// The client gets the token itself, keeps it, and renews it in time.
const password = process.env.IAM_PASSWORD;
if (!password) throw new Error("Set IAM_PASSWORD to the user's password");
const ga = createClient({
  auth: iamPassword({ user: "user-name", password, domain: "account-name" }),
});

const page = await ga.listeners.list({ limit: 10 });
console.log(page.items.length);
