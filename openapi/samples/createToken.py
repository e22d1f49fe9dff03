import os

import requests

domain = {"name": "account-name"}
user = {"name": "user-name", "password": os.environ["IAM_PASSWORD"], "domain": domain}
identity = {"methods": ["password"], "password": {"user": user}}

response = requests.post(
    "https://iam.myhuaweicloud.com/v3/auth/tokens",
    params={"nocatalog": "true"},
    json={"auth": {"identity": identity, "scope": {"domain": domain}}},
    timeout=60,
)
response.raise_for_status()
print(response.headers["X-Subject-Token"], response.json()["token"]["expires_at"])
