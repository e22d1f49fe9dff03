curl --fail-with-body https://ga.myhuaweicloud.com/v1/ga-listeners/1b11747a-b139-492f-9692-2df0b1c87193/tags \
  --header "X-Auth-Token: ${GA_TOKEN:?}"
