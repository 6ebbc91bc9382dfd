#!/bin/sh
# Looks for what the later hooks need before anything is made, finds out the address that the database has to let in for them, and
# writes down the month that a budget is made in: Azure refuses another one later, and a new budget in an earlier month.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v dotnet > /dev/null 2>&1; then
  echo "The database is migrated with the .NET 10 SDK, and there is none: install it from https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
fi

if ! command -v node > /dev/null 2>&1; then
  echo "The web console is built with Node.js 20.19 or newer, and there is none: install it from https://nodejs.org" >&2
  exit 1
fi

# Runners of GitHub are in Azure, from where the database lets everyone come to its door.
if [ -z "${FINANCETRACK_DEPLOYER_ADDRESS+named}" ] && [ -z "${GITHUB_ACTIONS:-}" ]; then
  address=$(curl --fail --silent --max-time 10 https://api.ipify.org || true)
  case $address in
    '' | *[!0-9.]*)
      echo "This machine's public address is not known: where the database refuses it, azd env set FINANCETRACK_DEPLOYER_ADDRESS <address>" >&2
      ;;
    *)
      azd env set FINANCETRACK_THIS_ADDRESS "$address"
      ;;
  esac
fi

budget=$(printf %s "${FINANCETRACK_MONTHLY_BUDGET:-}" | tr -d ' ')
operators=$(printf %s "${FINANCETRACK_OPERATOR_EMAILS:-}" | tr -d ' ,')
if [ -n "$budget" ] && [ "$budget" != 0 ] && [ -n "$operators" ] && [ -z "${FINANCETRACK_BUDGET_START:-}" ]; then
  azd env set FINANCETRACK_BUDGET_START "$(date -u +%Y-%m-01)"
fi
