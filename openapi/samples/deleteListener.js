const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193",
  {
    method: "DELETE",
    headers: { "X-Auth-Token": process.env.GA_TOKEN },
  },
);
if (!response.ok) throw new Error(await response.text());
