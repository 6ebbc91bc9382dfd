#!/bin/sh
set -eu

echo "API:            $SERVICE_API_URL"
echo "Ready:          $SERVICE_API_URL/api/v1/health/ready"
echo "Signing keys:   $SERVICE_API_URL/.well-known/jwks.json"
echo "Inbound queue:  $INBOUND_QUEUE_URL"
