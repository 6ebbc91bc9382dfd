# Runs the migrations and creates the contained user of the functions' identity, signed in as the deployer: no password
# exists. A database that has paused needs up to a minute to wake, so the command is given three attempts.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..' '..')
$PSNativeCommandUseErrorActionPreference = $false

$env:Database__Provider = 'SqlServer'
$env:Database__ConnectionString = $env:DATABASE_CONNECTION_STRING
# The deployer's own sign-in (az, azd, PowerShell), not an identity of the machine and not the functions'.
Remove-Item Env:AZURE_CLIENT_ID -ErrorAction SilentlyContinue
$env:AZURE_TOKEN_CREDENTIALS = 'dev'

foreach ($attempt in 1..3) {
    dotnet run --project FinanceTrack.LocalHost --configuration Release -- migrate `
        --grant $env:API_IDENTITY_NAME --client-id $env:API_IDENTITY_CLIENT_ID
    if ($LASTEXITCODE -eq 0) { exit 0 }
    if ($attempt -lt 3) { Start-Sleep -Seconds 20 }
}

Write-Error 'The database could not be migrated. With vnetEnabled, migrate from inside the network or set FINANCETRACK_DEPLOYER_ADDRESS (docs/deploy.md).'
exit 1
