#!/bin/sh
# A budget keeps the month it was made in: Azure refuses another one later.
set -eu
cd "$(dirname "$0")/../.."

if [ -z "${FINANCETRACK_BUDGET_START:-}" ]; then
  azd env set FINANCETRACK_BUDGET_START "$(date -u +%Y-%m-01)"
fi
