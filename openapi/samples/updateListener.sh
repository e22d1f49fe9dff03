curl --fail-with-body --request PUT https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193 \
  --header "X-Auth-Token: ${GA_TOKEN:?}" \
  --header "Content-Type: application/json" \
  --data '{
    "listener": {"name": "web-2", "port_ranges": [{"from_port": 8080, "to_port": 8090}]}
  }'
