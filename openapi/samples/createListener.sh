curl --fail-with-body https://ga.myhuaweicloud.com/v1/listeners \
  --header "X-Auth-Token: ${GA_TOKEN:?}" \
  --header "Content-Type: application/json" \
  --data '{
    "listener": {
      "name": "web",
      "protocol": "TCP",
      "port_ranges": [{"from_port": 443, "to_port": 443}],
      "accelerator_id": "ac1bf54f-6a23-4074-af77-800648d25bc8"
    }
  }'
