#!/bin/sh
# lay-out.sh SET: copies one set of the sample reports here, dated as if the tools had just written them. The samples are
# from the release of 2026-03-02; that day becomes now, also where milliseconds tell it, and what is older stays as much older.
set -eu
now=$(date -u +%Y@%m-%dT%H:%M:%S)
days=$((($(date -u +%s) - $(date -u -d 2026-03-02 +%s)) / 86400))
here=$PWD
cd "$SHOP_SOURCES/samples/$1"
find . -type f | while read -r file; do
  mkdir -p "$here/$(dirname "$file")"
  script="s/2026-03-02T[0-9:.]*/$now/g;s/\"17724[0-9]\{8\}\"/\"$(date -u +%s)000\"/g"
  for day in $(grep -Eo '20[0-9]{2}-[0-9]{2}-[0-9]{2}' "$file" | sort -u); do
    script="$script;s/$day/$(date -u -d "$day + $days days" +%Y@%m-%d)/g"
  done
  # until here a moved day is written with a mark, so that it is not moved again
  sed "$script;s/\(20[0-9][0-9]\)@\([0-9][0-9]-[0-9][0-9]\)/\1-\2/g" "$file" >"$here/$file"
done
