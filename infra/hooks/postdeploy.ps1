$ErrorActionPreference = 'Stop'
foreach ($name in 'SERVICE_API_URL', 'INBOUND_QUEUE_URL') {
    if (-not (Test-Path "Env:$name")) { throw "$name is not set: azd provision gives it." }
}

Write-Output "API:            $env:SERVICE_API_URL"
Write-Output "Ready:          $env:SERVICE_API_URL/api/v1/health/ready"
Write-Output "Signing keys:   $env:SERVICE_API_URL/.well-known/jwks.json"
Write-Output "Inbound queue:  $env:INBOUND_QUEUE_URL"
