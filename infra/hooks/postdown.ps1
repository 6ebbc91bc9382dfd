# The budget went with the resource group: the next one starts in the month that it is made in.
$ErrorActionPreference = 'Stop'

if ($env:FINANCETRACK_BUDGET_START) {
    azd env set FINANCETRACK_BUDGET_START ''
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
