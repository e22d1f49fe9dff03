const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch(
  "https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193",
  {
    method: "PUT",
    headers: { "X-Auth-Token": GA_TOKEN, "Content-Type": "application/json" },
    body: JSON.stringify({
      listener: {
        name: "web-2",
        port_ranges: [{ from_port: 8080, to_port: 8090 }],
      },
    }),
  },
);
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
console.log(answer.listener.name, answer.listener.status);
