import os

import requests

response = requests.put(
    "https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    json={
        "listener": {"name": "web-2", "port_ranges": [{"from_port": 8080, "to_port": 8090}]},
    },
    timeout=60,
)
response.raise_for_status()
listener = response.json()["listener"]
print(listener["name"], listener["status"])
