const { GA_TOKEN } = process.env;
if (!GA_TOKEN) throw new Error("Set GA_TOKEN to a token");

const url = new URL("https://ga.myhuaweicloud.com/v1/listeners?limit=100&status=ACTIVE");
let marker;
do {
  if (marker) url.searchParams.set("marker", marker);
  const response = await fetch(url, { headers: { "X-Auth-Token": GA_TOKEN } });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.error_code}: ${answer.error_msg}`);
  for (const listener of answer.listeners) console.log(listener.id, listener.name);
  marker = answer.page_info.next_marker;
} while (marker);
