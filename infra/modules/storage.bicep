metadata description = 'Queues, model and mail blobs and the host\'s own leases. Entra tokens only: there are no keys to leak.'

import { queuePrincipal } from 'types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param workspaceId string

@description('Three copies in three zones instead of three in one.')
param zoneRedundant bool

@description('Name of the identity the functions run as.')
param identityName string

@description('Reached through private endpoints only.')
param isPrivate bool

@description('Public IPv4 addresses or ranges let through when the account is private, for upstream systems outside the network.')
param allowedAddresses string[]

@description('Who may put transactions in.')
param senders queuePrincipal[]

@description('Who may take answers out.')
param receivers queuePrincipal[]

@description('Days in which a deleted or overwritten blob can be had back.')
@minValue(1)
@maxValue(365)
param undeleteDays int

@description('Log reads, too. Every poll of a queue is one, so this is for an investigation and not for every day.')
param logReads bool

var containers = ['models', 'outbox']
var consumed = ['transactions-inbound', 'jobs', 'emails']
var queues = concat(consumed, ['transactions-scored'], map(consumed, queue => '${queue}-poison'))
var role = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  queueMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  queueMessageProcessor: '8a0f0c08-91a1-4084-bc3d-661d67233fed'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: isPrivate && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      // The platform's own services, by their identities: behind a firewall that shuts them out nothing would delete old mails.
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [for address in allowedAddresses: { action: 'Allow', value: address }]
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // A model's `current` pointer is the one blob that is overwritten: versions let it be read back.
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: undeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in containers: {
    parent: blobService
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'mail-is-not-kept'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['outbox/'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: 7 } }
              // What is deleted becomes a version first, a user's mails that went with the account among them.
              version: { delete: { daysAfterCreationGreaterThan: 1 } }
            }
          }
        }
        {
          name: 'old-versions-go'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 90 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobService]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

var writes = [
  { category: 'StorageWrite', enabled: true }
  { category: 'StorageDelete', enabled: true }
  { category: 'StorageRead', enabled: logReads }
]

resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: { workspaceId: workspaceId, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobService
  properties: { workspaceId: workspaceId, logs: writes, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: { workspaceId: workspaceId, logs: writes, metrics: [{ category: 'Transaction', enabled: true }] }
}

// The Functions host asks for the owner role on blobs: it takes leases for timers and writes its own state there.
resource useBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identity.id, role.blobDataOwner)
  scope: account
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataOwner)
  }
}

// Read, write and process; the host also makes a poison queue where one is missing.
resource useQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identity.id, role.queueDataContributor)
  scope: account
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.queueDataContributor)
  }
}

resource inbound 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' existing = {
  parent: queueService
  name: 'transactions-inbound'
}

resource scored 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' existing = {
  parent: queueService
  name: 'transactions-scored'
}

resource send 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in senders: {
    name: guid(inbound.id, sender.objectId, role.queueMessageSender)
    scope: inbound
    properties: {
      principalId: sender.objectId
      principalType: sender.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.queueMessageSender)
    }
    dependsOn: [storageQueues]
  }
]

resource receive 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for receiver in receivers: {
    name: guid(scored.id, receiver.objectId, role.queueMessageProcessor)
    scope: scored
    properties: {
      principalId: receiver.objectId
      principalType: receiver.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.queueMessageProcessor)
    }
    dependsOn: [storageQueues]
  }
]

output id string = account.id
output name string = account.name
output queueEndpoint string = account.properties.primaryEndpoints.queue
