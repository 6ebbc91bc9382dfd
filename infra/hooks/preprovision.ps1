# Looks for what the later hooks need before anything is made, finds out the address that the database has to let in for them, and
# writes down the month that a budget is made in: Azure refuses another one later, and a new budget in an earlier month.
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath "$PSScriptRoot/../.."

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    throw 'The database is migrated with the .NET 10 SDK, and there is none: install it from https://dotnet.microsoft.com/download/dotnet/10.0'
}
if (-not (Get-Command node -ErrorAction SilentlyContinue)) {
    throw 'The web console is built with Node.js 20.19 or newer, and there is none: install it from https://nodejs.org'
}

# Runners of GitHub are in Azure, from where the database lets everyone come to its door.
if (-not (Test-Path Env:FINANCETRACK_DEPLOYER_ADDRESS) -and -not $env:GITHUB_ACTIONS) {
    $address = try { "$(Invoke-RestMethod https://api.ipify.org -TimeoutSec 10)".Trim() } catch { '' }
    if ($address -match '^[0-9.]+$') {
        azd env set FINANCETRACK_THIS_ADDRESS $address
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    } else {
        Write-Warning "This machine's public address is not known: where the database refuses it, azd env set FINANCETRACK_DEPLOYER_ADDRESS <address>"
    }
}

$budget = "$env:FINANCETRACK_MONTHLY_BUDGET".Replace(' ', '')
$operators = "$env:FINANCETRACK_OPERATOR_EMAILS".Replace(' ', '').Replace(',', '')
if ($budget -and $budget -ne '0' -and $operators -and -not $env:FINANCETRACK_BUDGET_START) {
    azd env set FINANCETRACK_BUDGET_START ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
