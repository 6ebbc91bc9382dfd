#!/bin/sh
# The budget went with the resource group: the next one starts in the month that it is made in.
set -eu

if [ -n "${FINANCETRACK_BUDGET_START:-}" ]; then
  azd env set FINANCETRACK_BUDGET_START ""
fi
