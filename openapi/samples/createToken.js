const domain = { name: "account-name" };
const password = process.env.IAM_PASSWORD;
if (!password) throw new Error("Set IAM_PASSWORD to the user's password");
const user = { name: "user-name", password, domain };

const response = await fetch("https://iam.myhuaweicloud.com/v3/auth/tokens?nocatalog=true", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    auth: { identity: { methods: ["password"], password: { user } }, scope: { domain } },
  }),
});
const { token, error } = await response.json();
if (!response.ok) throw new Error(`${error.title}: ${error.message}`);
console.log(response.headers.get("X-Subject-Token"), token.expires_at);
