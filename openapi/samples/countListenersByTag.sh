curl --fail-with-body https://ga.myhuaweicloud.com/v1/ga-listeners/resource-instances/count \
  --header "X-Auth-Token: ${GA_TOKEN:?}" \
  --header "Content-Type: application/json" \
  --data '{"tags": [{"key": "owner", "values": ["network team"]}]}'
