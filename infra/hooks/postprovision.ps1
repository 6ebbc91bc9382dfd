# Runs the migrations and creates the contained user of the functions' identity, signed in as the deployer: no password
# exists. A database that has paused needs up to a minute to wake, so the command is given three attempts.
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath "$PSScriptRoot/../.."
$PSNativeCommandUseErrorActionPreference = $false

if ($env:FINANCETRACK_MIGRATE -ceq 'false') { exit 0 }
foreach ($name in 'DATABASE_CONNECTION_STRING', 'API_IDENTITY_NAME', 'API_IDENTITY_CLIENT_ID') {
    if (-not (Test-Path "Env:$name")) { throw "$name is not set: azd provision gives it." }
}

$env:Database__Provider = 'SqlServer'
$env:Database__ConnectionString = $env:DATABASE_CONNECTION_STRING
# The identity that azd deploys as administers the database: its token, and not that of another account az may be signed in with.
$env:AZURE_TOKEN_CREDENTIALS = 'AzureDeveloperCliCredential'

# In a folder of its own: azd may be publishing the functions at the same time, out of the same projects.
dotnet build FinanceTrack.LocalHost --configuration Release --artifacts-path artifacts/deploy -p:WebConsole=false
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
foreach ($attempt in 1..3) {
    dotnet run --project FinanceTrack.LocalHost --configuration Release --artifacts-path artifacts/deploy --no-build -- migrate `
        --grant $env:API_IDENTITY_NAME --client-id $env:API_IDENTITY_CLIENT_ID
    if ($LASTEXITCODE -eq 0) { exit 0 }
    if ($attempt -lt 3) { Start-Sleep -Seconds 20 }
}

throw 'The database could not be migrated. Where it refused this machine''s address: azd env set FINANCETRACK_DEPLOYER_ADDRESS <address>, then azd up. With vnetEnabled see docs/deploy.md.'
