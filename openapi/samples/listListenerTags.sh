curl --fail-with-body "https://ga.myhuaweicloud.com/v1/ga-listeners/tags?limit=100&offset=0" \
  --header "X-Auth-Token: ${GA_TOKEN:?}"
