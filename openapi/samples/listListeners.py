import os

import requests

query = {"limit": 100, "status": "ACTIVE"}
while True:
    response = requests.get(
        "https://ga.myhuaweicloud.com/v1/listeners",
        params=query,
        headers={"X-Auth-Token": os.environ["GA_TOKEN"]},
        timeout=60,
    )
    response.raise_for_status()
    answer = response.json()
    for listener in answer["listeners"]:
        print(listener["id"], listener["name"])
    marker = answer["page_info"].get("next_marker")
    if not marker:
        break
    query["marker"] = marker
