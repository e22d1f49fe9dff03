curl --fail-with-body --silent --output /dev/null --write-out '%header{x-subject-token}' \
  "https://iam.myhuaweicloud.com/v3/auth/tokens?nocatalog=true" \
  --header "Content-Type: application/json" \
  --data '{
    "auth": {
      "identity": {
        "methods": ["password"],
        "password": {
          "user": {
            "name": "user-name",
            "password": "'"${IAM_PASSWORD:?}"'",
            "domain": { "name": "account-name" }
          }
        }
      },
      "scope": { "domain": { "name": "account-name" } }
    }
  }'
