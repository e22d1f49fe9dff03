import os

import requests

response = requests.post(
    "https://ga.myhuaweicloud.com/v1/ga-listeners/resource-instances/filter",
    params={"limit": 100, "offset": 0},
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    json={"tags": [{"key": "owner", "values": ["network team", "web team"]}]},
    timeout=60,
)
response.raise_for_status()
for listener in response.json()["resources"]:
    print(listener["resource_id"], listener["resource_name"])
