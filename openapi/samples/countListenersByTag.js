const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/ga-listeners/resource-instances/count",
  {
    method: "POST",
    headers: { "X-Auth-Token": GA_TOKEN, "Content-Type": "application/json" },
    body: JSON.stringify({ tags: [{ key: "owner", values: ["network team"] }] }),
  },
);
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
console.log(answer.total_count);
