#!/bin/sh
# prepare.sh SOURCES SITE JENKINS-URL: lays out what the sample job works on: its scripts, sample reports and policy in
# SOURCES, and the health page of the version in production in SITE, which that Jenkins serves.
set -eu
cd "$(dirname "$0")/../.."
sources=$1 site=$2 jenkins=$3

rm -rf "$sources"
mkdir -p "$sources/samples" "$site"
cp src/demo/shop/*.sh "$sources"
chmod +x "$sources"/*.sh
cp -R cli/src/main/resources/io/jenkins/plugins/releasereadiness/cli/demo/release/. "$sources/samples"
sed "s|http://127.0.0.1:8080/jenkins/|$jenkins|" docs/examples/readiness.yml >"$sources/samples/readiness/readiness.yml"
# Two answers are No, so that there is something to acknowledge.
sed -i '/question: documentation.troubleshooting/{n;s/yes/no/};/question: monitoring.business-metrics/{n;s/yes/no/}' \
  "$sources/samples/readiness/readiness-attestations.yml"
printf 'shop 1.3.2\nstatus: ok\n' >"$site/health.txt"
