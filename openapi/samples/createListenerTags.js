const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/ga-listeners/1b11747a-b139-492f-9692-2df0b1c87193/tags/create",
  {
    method: "POST",
    headers: { "X-Auth-Token": GA_TOKEN, "Content-Type": "application/json" },
    body: JSON.stringify({
      tags: [
        { key: "owner", value: "network team" },
        { key: "stage", value: "test" },
      ],
    }),
  },
);
if (!response.ok) throw new Error(await response.text());
