import os

import requests

response = requests.post(
    "https://ga.myhuaweicloud.com/v1/ga-listeners/resource-instances/count",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    json={"tags": [{"key": "owner", "values": ["network team"]}]},
    timeout=60,
)
response.raise_for_status()
print(response.json()["total_count"])
