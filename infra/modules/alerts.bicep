metadata description = 'The alerts that page an operator. Each names the runbook that answers it (docs/operations.md).'

param namePrefix string
param location string
param tags object
param workspaceId string
param databaseId string

@description('Who is notified. Empty: alerts fire and show in the portal only.')
param emails string[]

@description('Minutes between two looks at the logs; each rule is paid for by how often it looks.')
param everyMinutes 5 | 15

type logAlert = {
  name: string
  description: string
  severity: 1 | 2 | 3
  query: string
  measure: string
  threshold: int
  windowMinutes: 15 | 30 | 60
  @description('How far back the query looks, where that is further than the window. Two days is the most.')
  lookBack: 'P2D'?
}

type metricAlert = {
  name: string
  description: string
  metric: string
  threshold: int
}

var logAlerts logAlert[] = [
  {
    name: 'poison-message'
    description: 'A message was given up after all its attempts. Runbook: Poison messages.'
    severity: 2
    query: loadTextContent('../queries/poison-messages.kql')
    measure: 'messages'
    threshold: 0
    windowMinutes: 15
  }
  {
    name: 'server-errors'
    description: 'More than 1 % of at least 20 HTTP calls failed on our side. Runbook: Server errors.'
    severity: 1
    query: loadTextContent('../queries/server-errors.kql')
    measure: 'percent'
    threshold: 1
    windowMinutes: 15
  }
  {
    name: 'queue-age'
    description: 'A message waited longer than five minutes for its turn. Runbook: Queue age.'
    severity: 2
    query: loadTextContent('../queries/queue-age.kql')
    measure: 'seconds'
    threshold: 300
    windowMinutes: 15
  }
  {
    name: 'queue-stuck'
    description: 'Messages came to a queue for half an hour and none was finished, or what they need was away for ten minutes. Runbook: Queue age.'
    severity: 1
    query: loadTextContent('../queries/queue-stuck.kql')
    measure: 'waiting'
    threshold: 0
    windowMinutes: 30
  }
  {
    name: 'failed-job'
    description: 'A long-running job ended in failure. Runbook: Failed jobs.'
    severity: 2
    query: loadTextContent('../queries/failed-jobs.kql')
    measure: 'jobs'
    threshold: 0
    windowMinutes: 60
  }
  {
    name: 'sign-in-locked'
    description: 'Sign-ins were locked more than 20 times in half an hour: passwords or codes are being guessed. Runbook: Guessed passwords.'
    severity: 2
    query: loadTextContent('../queries/sign-in-locked.kql')
    measure: 'locks'
    threshold: 20
    windowMinutes: 30
  }
  {
    name: 'new-admin'
    description: 'A user became an administrator. Runbook: A new administrator.'
    severity: 1
    query: loadTextContent('../queries/new-admin.kql')
    measure: 'admins'
    threshold: 0
    windowMinutes: 15
  }
  {
    name: 'silence'
    description: 'Nothing was called for half an hour, not even a timer. Runbook: Silence.'
    severity: 1
    query: loadTextContent('../queries/silence.kql')
    measure: 'silent'
    threshold: 0
    windowMinutes: 30
    lookBack: 'P2D'
  }
]

var databaseAlerts metricAlert[] = [
  {
    name: 'sql-cpu'
    description: 'The database runs at its vCores. Runbook: Database at its limit.'
    metric: 'cpu_percent'
    threshold: 85
  }
  {
    name: 'sql-workers'
    description: 'The database runs out of workers. Runbook: Database at its limit.'
    metric: 'workers_percent'
    threshold: 75
  }
  {
    name: 'sql-log'
    description: 'The transaction log is at its write limit. Runbook: Database at its limit.'
    metric: 'log_write_percent'
    threshold: 85
  }
  {
    name: 'sql-storage'
    description: 'The database fills up. Runbook: Database at its limit.'
    metric: 'storage_percent'
    threshold: 80
  }
]

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${namePrefix}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'FinTrack'
    emailReceivers: [
      for (email, index) in emails: { name: 'operator-${index}', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

resource onLogs 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${namePrefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT${everyMinutes}M'
      windowSize: 'PT${alert.windowMinutes}M'
      overrideQueryTimeRange: alert.?lookBack
      // The tables come into being with their first record.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: alert.measure
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [team.id] }
    }
  }
]

resource onDatabase 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in databaseAlerts: {
    name: '${namePrefix}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: 2
      enabled: true
      scopes: [databaseId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.metric
            metricNamespace: 'Microsoft.Sql/servers/databases'
            metricName: alert.metric
            timeAggregation: 'Average'
            operator: 'GreaterThan'
            threshold: alert.threshold
          }
        ]
      }
      actions: [{ actionGroupId: team.id }]
    }
  }
]
