metadata description = 'The function app on Flex Consumption. Every setting it has is here; none is a secret.'

import { scaling } from 'types.bicep'

param name string
param planName string
param location string
param tags object
param workspaceId string
param scale scaling
param zoneRedundant bool

@description('Name of the identity the app runs as.')
param identityName string

@description('Name of the identity that the platform writes and reads the deployment package as.')
param packageIdentityName string

@description('Resource id of the subnet it leaves from. Empty: the public network.')
param subnetId string

@description('Blob container of the deployment package.')
param packageContainerUrl string
param storageAccountName string

@description('Says where telemetry goes.')
param telemetryConnectionString string
param databaseConnectionString string
param vaultUri string

@description('E-mail addresses whose owners are admins once they have signed up, separated by commas.')
param adminEmails string

@description('Settings that only some deployments have. Those below stand over them.')
param optionalSettings object

var settings = union(
  optionalSettings,
  {
    AZURE_CLIENT_ID: identity.properties.clientId
    // Says which of the credentials to try; without it the chain of all of them is walked at each start.
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
    // Else the host has a page of its own at the root.
    AzureWebJobsDisableHomepage: 'true'
    AzureWebJobsStorage__accountName: storageAccountName
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AzureWebJobsStorage__credential: 'managedidentity'
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
    APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryConnectionString
    Admin__Emails: adminEmails
    Database__ConnectionString: databaseConnectionString
    Database__Provider: 'SqlServer'
    KeyVault__Uri: vaultUri
  }
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }

resource packageIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: packageIdentityName }

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  // azd finds the service by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    // Every connection of the app names the one that it is made as.
    userAssignedIdentities: { '${identity.id}': {}, '${packageIdentity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    // The plan refuses a site that says anything of FTP, of the runtime's version or of the scale here (error 51021).
    siteConfig: {
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: packageIdentity.id
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstanceCount
        alwaysReady: scale.alwaysReady
        triggers: { http: { perInstanceConcurrency: scale.httpConcurrency } }
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // The plan has no FTP; what is left to publish through takes Entra tokens only.
  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource appDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'FunctionAppLogs', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
