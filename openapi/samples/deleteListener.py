import os

import requests

response = requests.delete(
    "https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193",
    headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
    timeout=60,
)
response.raise_for_status()
