#!/usr/bin/env bash
# Prints the checksums of everything that a runner downloads and runs: what the release is compared by, and attested for.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
find action.yml dist -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
