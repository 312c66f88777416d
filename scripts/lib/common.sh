# Shared by the scripts: where things are kept, and how progress is shown. Sourced, not run.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export KITH_CACHE=${KITH_CACHE:-$HOME/.cache/kith}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$KITH_CACHE/target}
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
mkdir -p "$KITH_CACHE"

step() { printf '\n== %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Runs a step and says how long it took.
timed() {
  local name=$1 start=$SECONDS
  shift
  step "$name"
  "$@"
  printf '   %s: %d s\n' "$name" $((SECONDS - start))
}
