const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193",
  {
    method: "DELETE",
    headers: { "X-Auth-Token": GA_TOKEN },
  },
);
if (!response.ok) throw new Error(await response.text());
