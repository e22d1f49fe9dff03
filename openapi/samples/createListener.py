import os

import requests

response = requests.post(
    "https://ga.myhuaweicloud.com/v1/listeners",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    json={
        "listener": {
            "name": "web",
            "protocol": "TCP",
            "port_ranges": [{"from_port": 443, "to_port": 443}],
            "accelerator_id": "ac1bf54f-6a23-4074-af77-800648d25bc8",
        },
    },
    timeout=60,
)
response.raise_for_status()
listener = response.json()["listener"]
print(listener["id"], listener["status"])
