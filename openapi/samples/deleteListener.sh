curl --fail-with-body --request DELETE https://ga.myhuaweicloud.com/v1/listeners/1b11747a-b139-492f-9692-2df0b1c87193 \
  --header "X-Auth-Token: ${GA_TOKEN:?}"
