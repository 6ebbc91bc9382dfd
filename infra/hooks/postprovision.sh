#!/bin/sh
# Runs the migrations and creates the contained user of the functions' identity, signed in as the deployer: no password
# exists. A database that has paused needs up to a minute to wake, so the command is given three attempts.
set -eu
cd "$(dirname "$0")/../.."

[ "${FINANCETRACK_MIGRATE:-true}" != false ] || exit 0
: "${DATABASE_CONNECTION_STRING?is not set: azd provision gives it.}"
: "${API_IDENTITY_NAME?is not set: azd provision gives it.}" "${API_IDENTITY_CLIENT_ID?is not set: azd provision gives it.}"

export Database__Provider=SqlServer
export Database__ConnectionString="$DATABASE_CONNECTION_STRING"
# The identity that azd deploys as administers the database: its token, and not that of another account az may be signed in with.
export AZURE_TOKEN_CREDENTIALS=AzureDeveloperCliCredential

# In a folder of its own: azd may be publishing the functions at the same time, out of the same projects.
dotnet build FinanceTrack.LocalHost --configuration Release --artifacts-path artifacts/deploy -p:WebConsole=false
attempt=1
until dotnet run --project FinanceTrack.LocalHost --configuration Release --artifacts-path artifacts/deploy --no-build -- migrate \
  --grant "$API_IDENTITY_NAME" --client-id "$API_IDENTITY_CLIENT_ID"; do
  if [ "$attempt" -ge 3 ]; then
    echo "The database could not be migrated. Where it refused this machine's address: azd env set FINANCETRACK_DEPLOYER_ADDRESS <address>, then azd up. With vnetEnabled see docs/deploy.md." >&2
    exit 1
  fi
  attempt=$((attempt + 1))
  sleep 20
done
