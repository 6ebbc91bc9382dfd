targetScope = 'subscription'

metadata name = 'FinanceTrack on Azure'
metadata description = 'One resource group with everything the product needs, and no secret in it.'

import { databaseSize, modelDeployment, queuePrincipal, scaling } from 'modules/types.bicep'

@description('Name of the environment. It is part of every name, so environments live side by side.')
@minLength(1)
@maxLength(32)
param environmentName string

// Those with Flex Consumption, as Microsoft's own template for it lists them. Any other would fail minutes later, at the plan.
@description('Azure region of everything. A new region with Flex Consumption (az functionapp list-flexconsumption-locations) is added to the list here.')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
param location string

@description('Virtual network integration, private endpoints and private names for SQL, storage and vault, with their public access off. Costs a private endpoint for each of blobs, queues, the package, SQL and vault, and four zones.')
param vnetEnabled bool = false

@description('IPv4 range of the virtual network, where there is one.')
param addressPrefix string = '10.60.0.0/24'

@description('Three zones for storage and database, where the region has them.')
param zoneRedundant bool = false

@description('Three zones for the functions as well. The plan then keeps two instances of each group of functions warm, and bills them: see docs/cost.md.')
param zoneRedundantFunctions bool = false

@description('How the functions grow, and what is kept warm.')
param scale scaling = {
  instanceMemoryMB: 2048
  maximumInstanceCount: 40
  httpConcurrency: 32
  alwaysReady: []
}

@description('Look every minute for messages, and every five for jobs, that a crash left behind. Off: once a night, and the database may pause in between.')
param frequentSweeps bool = true

@description('Use one of the subscription\'s ten free databases (100,000 vCore seconds a month, 32 GB); what is used beyond is paid for. Only when the database is made, and here only for a small one: at most 4 vCores and 32 GB, local backups for 7 days, one zone.')
param freeDatabase bool = false

@description('Size of the database.')
param database databaseSize = {
  maxVCores: 2
  minVCores: '0.5'
  autoPauseMinutes: 15
  maxSizeGB: 8
  restoreDays: 7
  backupRedundancy: 'Local'
}

@description('Who administers the database: object id in Entra of a group (best) or user, client id of an application. The deployer must be it or in it, since the deployment signs in to migrate. Empty: the user who deploys.')
param sqlAdminId string = ''

@description('Display name of the database administrator.')
param sqlAdminLogin string = 'financetrack-deployer'

@description('What kind of principal the database administrator is.')
param sqlAdminType 'User' | 'Group' | 'Application' = 'User'

@description('Public IPv4 address of the machine that migrates, let through to the database only. Needed where that machine is not in Azure, or with vnetEnabled not in the network; empty there afterwards.')
param deployerAddress string = ''

@description('Microsoft Defender for SQL.')
param sqlDefender bool = false

@description('Principals outside the product that may put transactions in.')
param inboundSenders queuePrincipal[] = []

@description('Principals outside the product that may take scored transactions out.')
param scoredReceivers queuePrincipal[] = []

@description('Public IPv4 addresses, or ranges up to /30, of those principals, let through to storage with vnetEnabled. Storage ignores them for callers in its own region.')
param allowedAddresses string[] = []

@description('E-mail addresses of the first admins, separated by commas.')
param adminEmails string = ''

@description('Who is told of alerts and of the budget.')
param operatorEmails string[] = []

@description('Minutes between two looks at the logs for alerts; each rule is paid for by how often it looks.')
param alertEveryMinutes 5 | 15 = 15

@description('Budget a month in the billing currency; 0: none. Needs operatorEmails, and a subscription older than two days.')
@minValue(0)
@maxValue(1000000)
param monthlyBudget int = 0

@description('First day of the month in which the budget was made, yyyy-MM-01. Azure does not let it change later: keep the value. Empty: this month.')
param budgetStartDate string = ''

@description('Left to Azure: the month of this deployment.')
param currentMonth string = utcNow('yyyy-MM-01')

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('GB of logs a day after which ingestion stops until midnight UTC; -1: no cap.')
@minValue(-1)
@maxValue(1000)
param logDailyCapGB int = 1

@description('Log every read of a blob or queue, too: for an investigation, since every poll of a queue is one.')
param logStorageReads bool = false

@description('Take back the soft-deleted vault of an earlier deployment of this environment, after azd down.')
param recoverVault bool = false

@description('A chat model in Azure OpenAI that the assistant asks with the product\'s identity. Absent: none is made, and the offline engine answers.')
param assistantModel modelDeployment?

@description('SMTP relay that trusts the network it is called from, as host:port. Empty: mail goes to the outbox container.')
param smtpServer string = ''

@description('Sender of our mail.')
param mailFrom string = ''

@description('Further settings of docs/operations.md by their names, such as Users__PasswordResetPage; no secrets. What the template itself sets of server, storage, vault and identity stays.')
param extraSettings { *: string } = {}

@description('Tags on everything, beside our own.')
param extraTags object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = union(extraTags, { 'azd-env-name': environmentName, application: 'financetrack' })

var names = {
  app: 'func-financetrack-${token}'
  // A budget's name takes fewer characters than the name of an azd environment.
  budget: 'financetrack-${replace(replace(replace(environmentName, '.', '-'), '(', '-'), ')', '-')}'
  database: 'financetrack'
  identity: 'id-financetrack-${token}'
  insights: 'appi-financetrack-${token}'
  network: 'vnet-financetrack-${token}'
  openAi: 'oai-financetrack-${token}'
  packageIdentity: 'id-financetrack-package-${token}'
  packageStorage: 'stftpkg${token}'
  plan: 'plan-financetrack-${token}'
  resourceGroup: 'rg-financetrack-${environmentName}'
  sqlServer: 'sql-financetrack-${token}'
  storage: 'stft${token}'
  vault: 'kv-ft-${token}'
  workspace: 'log-financetrack-${token}'
}

// What is larger is no longer what the offer is for, a trial without a service level; most of it would be paid for all the same.
var isOfFreeSize = database.maxVCores <= 4 && database.maxSizeGB <= 32 && database.restoreDays <= 7 && database.backupRedundancy == 'Local' && !zoneRedundant
var isFree = freeDatabase && !isOfFreeSize
  ? fail('A free database (FINANCETRACK_FREE_DATABASE) has at most 4 vCores and 32 GB, local backups for 7 days and one zone: the dev tier\'s size. Make it smaller, or set it to false.')
  : freeDatabase

var withoutZones = ['australiasoutheast', 'northcentralus', 'southindia', 'ukwest', 'westcentralus', 'westus']
var isZoneRedundant = zoneRedundant && contains(withoutZones, location)
  ? fail('${location} has no availability zones. Use another region, or azd env set FINANCETRACK_ZONE_REDUNDANT false.')
  : zoneRedundant

var mailParts = split(smtpServer, ':')
var mailSettings = empty(smtpServer)
  ? {}
  : { Mail__Smtp__Host: mailParts[0], Mail__Smtp__Port: mailParts[?1] ?? '587', Mail__From: mailFrom }

// Without a model the app's own default is that there is none.
var assistantSettings = assistantModel == null
  ? {}
  : {
      Assistant__Provider: 'AzureOpenAI'
      Assistant__Endpoint: openAi!.outputs.endpoint
      Assistant__Model: openAi!.outputs.deploymentName
    }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: { name: names.identity, location: location, tags: tags }
}

module packageIdentity 'modules/identity.bicep' = {
  scope: group
  name: 'package-identity'
  params: { name: names.packageIdentity, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    workspaceName: names.workspace
    componentName: names.insights
    location: location
    tags: tags
    identityName: names.identity
    retentionDays: logRetentionDays
    dailyCapGB: logDailyCapGB
  }
  dependsOn: [identity]
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  scope: group
  name: 'network'
  params: {
    name: names.network
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    addressPrefix: addressPrefix
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: names.storage
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    zoneRedundant: isZoneRedundant
    identityName: names.identity
    isPrivate: vnetEnabled
    allowedAddresses: vnetEnabled ? allowedAddresses : []
    senders: inboundSenders
    receivers: scoredReceivers
    undeleteDays: 14
    logReads: logStorageReads
  }
  dependsOn: [identity]
}

module packageStorage 'modules/package-storage.bicep' = {
  scope: group
  name: 'package-storage'
  params: {
    name: names.packageStorage
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    zoneRedundant: isZoneRedundant
    identityName: names.packageIdentity
    isPrivate: vnetEnabled
    undeleteDays: 14
  }
  dependsOn: [packageIdentity]
}

module sql 'modules/sql.bicep' = {
  scope: group
  name: 'sql'
  params: {
    serverName: names.sqlServer
    databaseName: names.database
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    size: database
    zoneRedundant: isZoneRedundant
    administrator: {
      id: empty(sqlAdminId) ? deployer().objectId : sqlAdminId
      login: sqlAdminLogin
      type: sqlAdminType
    }
    isPrivate: vnetEnabled
    deployerAddress: deployerAddress
    defender: sqlDefender
    free: isFree
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: names.vault
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    identityName: names.identity
    isPrivate: vnetEnabled
    recover: recoverVault
  }
  dependsOn: [identity]
}

module openAi 'modules/openai.bicep' = if (assistantModel != null) {
  scope: group
  name: 'openai'
  params: {
    name: names.openAi
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    identityName: names.identity
    isPrivate: vnetEnabled
    deployment: assistantModel!
  }
  dependsOn: [identity]
}

module endpoints 'modules/private-endpoints.bicep' = if (vnetEnabled) {
  scope: group
  name: 'private-endpoints'
  params: {
    location: location
    tags: tags
    networkName: names.network
    storageName: names.storage
    packageStorageName: names.packageStorage
    sqlServerName: names.sqlServer
    vaultName: names.vault
    openAiName: assistantModel == null ? '' : names.openAi
  }
  dependsOn: [network, storage, packageStorage, sql, vault, openAi]
}

module functions 'modules/functions.bicep' = {
  scope: group
  name: 'functions'
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    scale: scale
    zoneRedundant: zoneRedundantFunctions
    identityName: names.identity
    packageIdentityName: names.packageIdentity
    subnetId: vnetEnabled ? network!.outputs.functionsSubnetId : ''
    packageContainerUrl: packageStorage.outputs.containerUrl
    storageAccountName: storage.outputs.name
    telemetryConnectionString: monitoring.outputs.connectionString
    databaseConnectionString: sql.outputs.connectionString
    vaultUri: vault.outputs.uri
    adminEmails: adminEmails
    optionalSettings: union(
      frequentSweeps
        ? {}
        : {
            'AzureWebJobs.SweepOutbox.Disabled': 'true'
            'AzureWebJobs.SweepJobs.Disabled': 'true'
            'AzureWebJobs.SealAudit.Disabled': 'true'
          },
      mailSettings,
      assistantSettings,
      extraSettings
    )
  }
  dependsOn: [identity, packageIdentity, endpoints]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    namePrefix: 'financetrack-${environmentName}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    databaseId: sql.outputs.databaseId
    emails: operatorEmails
    everyMinutes: alertEveryMinutes
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(operatorEmails)) {
  scope: group
  name: 'budget'
  params: {
    name: names.budget
    monthlyAmount: max(monthlyBudget, 1)
    contactEmails: operatorEmails
    startDate: empty(budgetStartDate) ? currentMonth : budgetStartDate
  }
}

// What azd and its hooks read. None of it is a secret.
output AZURE_RESOURCE_GROUP string = group.name
// Whose token the database takes, where the deployer is at home in another tenant: Azure.Identity reads the name.
output AZURE_TENANT_ID string = tenant().tenantId
output SERVICE_API_NAME string = functions.outputs.name
output SERVICE_API_URL string = functions.outputs.url
output API_IDENTITY_NAME string = identity.outputs.name
output API_IDENTITY_CLIENT_ID string = identity.outputs.clientId
// For the runbooks.
output SQL_SERVER_NAME string = sql.outputs.serverName
output DATABASE_CONNECTION_STRING string = sql.outputs.connectionString
output KEY_VAULT_URI string = vault.outputs.uri
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output INBOUND_QUEUE_URL string = '${storage.outputs.queueEndpoint}transactions-inbound'
