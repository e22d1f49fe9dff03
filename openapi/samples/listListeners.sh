curl --fail-with-body "https://ga.myhuaweicloud.com/v1/listeners?limit=100&status=ACTIVE" \
  --header "X-Auth-Token: ${GA_TOKEN:?}"
