const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/ga-listeners/1b11747a-b139-492f-9692-2df0b1c87193/tags",
  {
    headers: { "X-Auth-Token": GA_TOKEN },
  },
);
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
for (const { key, value } of answer.tags) console.log(key, value);
