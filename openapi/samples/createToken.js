const domain = { name: "account-name" };
const user = { name: "user-name", password: process.env.IAM_PASSWORD, domain };

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
