#!/bin/sh
# Looks for what the later hooks need before anything is made, and writes down the month a budget is made in, which it keeps: Azure
# refuses another one later.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v dotnet > /dev/null 2>&1; then
  echo "The database is migrated with the .NET 10 SDK, and there is none: install it from https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
fi

if [ -z "${FINANCETRACK_BUDGET_START:-}" ]; then
  azd env set FINANCETRACK_BUDGET_START "$(date -u +%Y-%m-01)"
fi
