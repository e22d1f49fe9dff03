import os

import requests

response = requests.get(
    "https://ga.myhuaweicloud.com/v1/ga-listeners/1b11747a-b139-492f-9692-2df0b1c87193/tags",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    timeout=60,
)
response.raise_for_status()
for tag in response.json()["tags"]:
    print(tag["key"], tag["value"])
