import os

import requests

response = requests.post(
    "https://ga.myhuaweicloud.com/v1/ga-listeners/1b11747a-b139-492f-9692-2df0b1c87193/tags/create",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    json={
        "tags": [
            {"key": "owner", "value": "network team"},
            {"key": "stage", "value": "test"},
        ],
    },
    timeout=60,
)
response.raise_for_status()
