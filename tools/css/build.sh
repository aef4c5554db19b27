#!/bin/sh
# Compiles the style sheets into the package. NODE_FOLDER: where node_modules lies (default: here).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
node=${NODE_FOLDER:-$here}
out=$here/../../src/motcua/doors/kit/static/kit
for sheet in citizen forms site desk; do
  "$node/node_modules/.bin/sass" --load-path="$node" --style=compressed --no-source-map --no-charset --quiet-deps \
    "$here/$sheet.scss" "$out/$sheet.css"
done
cp "$node/node_modules/htmx.org/dist/htmx.min.js" "$out/htmx.js"
for weight in 400 700; do
  for part in vietnamese latin; do
    cp "$node/node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$part-$weight-normal.woff2" "$out/"
  done
done
wc -c "$out"/*.css
