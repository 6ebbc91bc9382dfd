metadata description = 'One private endpoint for each service that holds data, and the private names that lead to them.'

param location string
param tags object
param networkName string
param storageName string
param sqlServerName string
param vaultName string

@description('Empty: there is no model.')
param openAiName string

type target = {
  id: string
  @description('Sub-resource, as Private Link names it.')
  group: 'blob' | 'queue' | 'sqlServer' | 'vault' | 'account'
  zone: string
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = { name: storageName }

resource sqlServer 'Microsoft.Sql/servers@2023-08-01' existing = { name: sqlServerName }

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }

resource openAi 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(openAiName)) {
  name: openAiName
}

var data target[] = [
  { id: storage.id, group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { id: storage.id, group: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { id: sqlServer.id, group: 'sqlServer', zone: 'privatelink${environment().suffixes.sqlServerHostname}' }
  { id: vault.id, group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]
var model target[] = [{ id: openAi.id, group: 'account', zone: 'privatelink.openai.azure.com' }]
var targets = empty(openAiName) ? data : concat(data, model)

module endpoints 'private-endpoint.bicep' = [
  for target in targets: {
    name: 'endpoint-${target.group}'
    params: {
      location: location
      tags: tags
      networkName: networkName
      targetId: target.id
      group: target.group
      zoneName: target.zone
    }
  }
]
