# Looks for what the later hooks need before anything is made, and writes down the month a budget is made in, which it keeps: Azure
# refuses another one later.
$ErrorActionPreference = 'Stop'
Set-Location "$PSScriptRoot/../.."

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    throw 'The database is migrated with the .NET 10 SDK, and there is none: install it from https://dotnet.microsoft.com/download/dotnet/10.0'
}

if (-not $env:FINANCETRACK_BUDGET_START) {
    azd env set FINANCETRACK_BUDGET_START ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
    if ($LASTEXITCODE -ne 0) { throw 'azd could not keep FINANCETRACK_BUDGET_START.' }
}
