const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/ga-listeners/tags?limit=100&offset=0",
  {
    headers: { "X-Auth-Token": GA_TOKEN },
  },
);
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
for (const { key, values } of answer.tags) console.log(key, values);
