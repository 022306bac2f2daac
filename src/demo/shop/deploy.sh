#!/bin/sh
# deploy.sh ENVIRONMENT: stands in for a deployment: leaves its reports, and in production replaces the health page.
set -eu
./lay-out.sh "$1"
if [ "$1" = production ]; then
  status=ok
  [ "${BROKEN:-false}" = true ] && status=failing
  printf 'shop %s\nstatus: %s\n' "$VERSION" "$status" >"$SHOP_SITE/health.txt"
fi
