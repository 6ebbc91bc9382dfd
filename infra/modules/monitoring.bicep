metadata description = 'Where logs, metrics and traces go. Nothing writes here with a key.'

param workspaceName string
param componentName string
param location string
param tags object

@description('Name of the identity that sends telemetry.')
param identityName string

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('GB a day after which ingestion stops until midnight UTC: a runaway log must not become a runaway bill. -1: no cap.')
param dailyCapGB int

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGB }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource workspaceDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: workspace
  properties: {
    workspaceId: workspace.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

// Its telemetry is kept in the workspace; a diagnostic setting would write every item there a second time.
resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}

resource sendTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, identity.id, monitoringMetricsPublisher)
  scope: component
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

output workspaceId string = workspace.id
output componentId string = component.id
@description('Says where to send; without an Entra token nothing is accepted, so it is not a secret.')
output connectionString string = component.properties.ConnectionString
