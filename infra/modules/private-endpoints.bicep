metadata description = 'One private endpoint for each service that holds data, and the private names that lead to them.'

param location string
param tags object
param networkName string
param storageName string
param packageStorageName string
param sqlServerName string
param vaultName string

@description('Empty: there is no model.')
param openAiName string

type target = {
  name: string
  id: string
  @description('Sub-resource, as Private Link names it.')
  group: 'blob' | 'queue' | 'sqlServer' | 'vault' | 'account'
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = { name: storageName }

resource packageStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = { name: packageStorageName }

resource sqlServer 'Microsoft.Sql/servers@2023-08-01' existing = { name: sqlServerName }

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }

resource openAi 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(openAiName)) {
  name: openAiName
}

var zoneOf = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  sqlServer: 'privatelink${environment().suffixes.sqlServerHostname}'
  vault: 'privatelink.vaultcore.azure.net'
  account: 'privatelink.openai.azure.com'
}
var data target[] = [
  { name: 'blob', id: storage.id, group: 'blob' }
  { name: 'package', id: packageStorage.id, group: 'blob' }
  { name: 'queue', id: storage.id, group: 'queue' }
  { name: 'sqlServer', id: sqlServer.id, group: 'sqlServer' }
  { name: 'vault', id: vault.id, group: 'vault' }
]
var model target[] = [{ name: 'account', id: openAi.id, group: 'account' }]
var targets = empty(openAiName) ? data : concat(data, model)
var groups = concat(['blob', 'queue', 'sqlServer', 'vault'], empty(openAiName) ? [] : ['account'])

module zones 'private-zone.bicep' = [
  for group in groups: {
    name: 'zone-${group}'
    params: { name: zoneOf[group], tags: tags, networkName: networkName }
  }
]

module endpoints 'private-endpoint.bicep' = [
  for target in targets: {
    name: 'endpoint-${target.name}'
    params: {
      name: target.name
      location: location
      tags: tags
      networkName: networkName
      targetId: target.id
      group: target.group
      zoneName: zoneOf[target.group]
    }
    dependsOn: [zones]
  }
]
