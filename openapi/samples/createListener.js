const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const response = await fetch("https://ga.myhuaweicloud.com/v1/listeners", {
  method: "POST",
  headers: { "X-Auth-Token": GA_TOKEN, "Content-Type": "application/json" },
  body: JSON.stringify({
    listener: {
      name: "web",
      protocol: "TCP",
      port_ranges: [{ from_port: 443, to_port: 443 }],
      accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    },
  }),
});
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
console.log(answer.listener.id, answer.listener.status);
