#!/bin/sh
# Stands in for a build: leaves the reports that Maven and the scanners would.
set -eu
./lay-out.sh readiness
