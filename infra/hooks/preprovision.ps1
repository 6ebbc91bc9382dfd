# A budget keeps the month it was made in: Azure refuses another one later.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..' '..')
$PSNativeCommandUseErrorActionPreference = $true

if (-not $env:FINANCETRACK_BUDGET_START) {
    azd env set FINANCETRACK_BUDGET_START ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
}
