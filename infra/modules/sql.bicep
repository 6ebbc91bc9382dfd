metadata description = 'Azure SQL, serverless: pauses when it is not called, knows no passwords, records who did what.'

import { databaseSize } from 'types.bicep'

param serverName string
param databaseName string
param location string
param tags object
param workspaceId string
param size databaseSize
param zoneRedundant bool

@description('Who administers the server: the one who deploys, or better a group.')
param administrator {
  @description('Object id of a user or group; client id of an application.')
  id: string
  login: string
  type: 'User' | 'Group' | 'Application'
}

@description('Reached through private endpoints only.')
param isPrivate bool

@description('One public IPv4 address let through, for migrations from a machine outside the network. Empty: none.')
param deployerAddress string

@description('Microsoft Defender for SQL, paid for by the server.')
param defender bool

@description('One of the subscription\'s free databases; what is used beyond is paid for.')
param free bool

// The administrator is set here only. As a resource of its own it is an operation beside those on firewall and database, which it is known
// to fail. Azure may ignore a later change of it: az sql server ad-admin create (docs/deploy.md).
resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: serverName
  location: location
  tags: tags
  properties: {
    minimalTlsVersion: '1.2'
    publicNetworkAccess: isPrivate && empty(deployerAddress) ? 'Disabled' : 'Enabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      login: administrator.login
      principalType: administrator.type
      sid: administrator.id
      tenantId: tenant().tenantId
    }
  }
}

// Instances of the plan have no fixed addresses (docs/decisions/0013). A caller that comes in this way still needs a token of a named identity.
resource azureAddresses 'Microsoft.Sql/servers/firewallRules@2023-08-01' = if (!isPrivate) {
  parent: server
  name: 'AllowAllWindowsAzureIps'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource deployerRule 'Microsoft.Sql/servers/firewallRules@2023-08-01' = if (!empty(deployerAddress)) {
  parent: server
  name: 'deployer'
  properties: { startIpAddress: deployerAddress, endIpAddress: deployerAddress }
}

resource database 'Microsoft.Sql/servers/databases@2023-08-01' = {
  parent: server
  name: databaseName
  location: location
  tags: tags
  sku: { name: 'GP_S_Gen5', tier: 'GeneralPurpose', family: 'Gen5', capacity: size.maxVCores }
  properties: {
    autoPauseDelay: size.autoPauseMinutes
    minCapacity: json(size.minVCores)
    maxSizeBytes: size.maxSizeGB * 1024 * 1024 * 1024
    // Case decides nothing in our data but what the queries say; the migrations set READ_COMMITTED_SNAPSHOT.
    collation: 'SQL_Latin1_General_CP1_CI_AS'
    zoneRedundant: zoneRedundant
    requestedBackupStorageRedundancy: size.backupRedundancy
    useFreeLimit: free ? true : null
    freeLimitExhaustionBehavior: free ? 'BillOverUsage' : null
  }
}

resource encryption 'Microsoft.Sql/servers/databases/transparentDataEncryption@2023-08-01' = {
  parent: database
  name: 'current'
  properties: { state: 'Enabled' }
}

resource restorePoints 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies@2023-08-01' = {
  parent: database
  name: 'default'
  properties: { retentionDays: size.restoreDays, diffBackupIntervalInHours: 12 }
}

resource auditing 'Microsoft.Sql/servers/auditingSettings@2023-08-01' = {
  parent: server
  name: 'default'
  properties: {
    state: 'Enabled'
    isAzureMonitorTargetEnabled: true
    // Who signed in and what changed the schema or the rights. Single statements would be every user's data in the log.
    auditActionsAndGroups: [
      'SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP'
      'FAILED_DATABASE_AUTHENTICATION_GROUP'
      'DATABASE_PERMISSION_CHANGE_GROUP'
      'DATABASE_PRINCIPAL_CHANGE_GROUP'
      'DATABASE_ROLE_MEMBER_CHANGE_GROUP'
      'DATABASE_OBJECT_CHANGE_GROUP'
      'SCHEMA_OBJECT_CHANGE_GROUP'
    ]
  }
}

resource alertPolicy 'Microsoft.Sql/servers/securityAlertPolicies@2023-08-01' = {
  parent: server
  name: 'Default'
  properties: { state: defender ? 'Enabled' : 'Disabled' }
}

resource master 'Microsoft.Sql/servers/databases@2023-08-01' existing = {
  parent: server
  name: 'master'
}

// The server's audit records leave through its master database.
resource auditDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit-to-workspace'
  scope: master
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'SQLSecurityAuditEvents', enabled: true }]
  }
  dependsOn: [auditing, database]
}

resource databaseDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: database
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'Errors', enabled: true }
      { category: 'Deadlocks', enabled: true }
      { category: 'Timeouts', enabled: true }
      { category: 'Blocks', enabled: true }
      { category: 'QueryStoreRuntimeStatistics', enabled: true }
      { category: 'QueryStoreWaitStatistics', enabled: true }
    ]
    metrics: [
      { category: 'Basic', enabled: true }
      { category: 'InstanceAndAppAdvanced', enabled: true }
      { category: 'WorkloadManagement', enabled: true }
    ]
  }
}

// Once more and last, for a server on which it was switched off: an operation on the server, too.
resource entraOnly 'Microsoft.Sql/servers/azureADOnlyAuthentications@2023-08-01' = {
  parent: server
  name: 'Default'
  properties: { azureADOnlyAuthentication: true }
  dependsOn: [azureAddresses, deployerRule, encryption, restorePoints, auditing, alertPolicy]
}

output serverName string = server.name
output databaseId string = database.id
output databaseName string = database.name
output fullyQualifiedDomainName string = server.properties.fullyQualifiedDomainName
@description('Holds no credentials: each client signs in with the Entra identity of the process.')
output connectionString string = 'Server=tcp:${server.properties.fullyQualifiedDomainName},1433;Database=${database.name};Encrypt=Mandatory;TrustServerCertificate=False;Connect Timeout=30'
