import os

import requests

response = requests.get(
    "https://ga.myhuaweicloud.com/v1/ga-listeners/tags",
    params={"limit": 100, "offset": 0},
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    timeout=60,
)
response.raise_for_status()
for tag in response.json()["tags"]:
    print(tag["key"], tag["values"])
