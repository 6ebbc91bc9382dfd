using './main.bicep'

import { isTrue, listOf, valueOf } from 'modules/variables.bicep'

// Values come from the azd environment: azd env set FINANCETRACK_TIER prod. Both tiers stand side by side, so that a
// reader sees what production has more; single values can be set over them without touching this file.
var tiers = {
  // Pauses when it is not called, and then costs storage and little else.
  dev: {
    vnetEnabled: 'false'
    zoneRedundant: 'false'
    sqlDefender: 'false'
    frequentSweeps: 'false'
    logRetentionDays: 30
    logDailyCapGB: 1
    alertEveryMinutes: 15
    scale: {
      instanceMemoryMB: 2048
      maximumInstanceCount: 40
      httpConcurrency: 32
      alwaysReady: []
    }
    database: {
      maxVCores: 2
      minVCores: '0.5'
      autoPauseMinutes: 15 // the least; the timers of a night are no further apart
      maxSizeGB: 8
      restoreDays: 7
      backupRedundancy: 'Local'
    }
  }
  // Private, its data in three zones, warm, and recoverable in another region.
  prod: {
    vnetEnabled: 'true'
    zoneRedundant: 'true'
    sqlDefender: 'true'
    frequentSweeps: 'true'
    logRetentionDays: 90
    logDailyCapGB: -1
    alertEveryMinutes: 5
    scale: {
      instanceMemoryMB: 2048
      maximumInstanceCount: 100
      httpConcurrency: 32
      alwaysReady: [
        { name: 'http', instanceCount: 2 }
      ]
    }
    database: {
      maxVCores: 8
      minVCores: '1'
      autoPauseMinutes: -1
      maxSizeGB: 256
      restoreDays: 35
      backupRedundancy: 'Geo'
    }
  }
}

var tierName = readEnvironmentVariable('FINANCETRACK_TIER', 'dev')
var tier = tiers[empty(tierName) ? 'dev' : tierName]

// The defaults are for a template that is only checked: azd does so without the environment.
param environmentName = valueOf(readEnvironmentVariable('AZURE_ENV_NAME', ''), 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')

param vnetEnabled = isTrue(readEnvironmentVariable('FINANCETRACK_VNET', ''), tier.vnetEnabled)
param zoneRedundant = isTrue(readEnvironmentVariable('FINANCETRACK_ZONE_REDUNDANT', ''), tier.zoneRedundant)
param zoneRedundantFunctions = isTrue(readEnvironmentVariable('FINANCETRACK_ZONE_REDUNDANT_FUNCTIONS', ''), 'false')
param frequentSweeps = isTrue(readEnvironmentVariable('FINANCETRACK_FREQUENT_SWEEPS', ''), tier.frequentSweeps)
param freeDatabase = isTrue(readEnvironmentVariable('FINANCETRACK_FREE_DATABASE', ''), 'false')
param scale = tier.scale
param database = tier.database
param sqlDefender = isTrue(readEnvironmentVariable('FINANCETRACK_SQL_DEFENDER', ''), tier.sqlDefender)
param logRetentionDays = tier.logRetentionDays
param logDailyCapGB = tier.logDailyCapGB
param alertEveryMinutes = tier.alertEveryMinutes

// Left empty, it is the user who deploys; a group is better where more than one person does.
param sqlAdminId = trim(readEnvironmentVariable('FINANCETRACK_SQL_ADMIN_ID', ''))
param sqlAdminLogin = valueOf(readEnvironmentVariable('FINANCETRACK_SQL_ADMIN_LOGIN', ''), 'financetrack-deployer')
var adminType = readEnvironmentVariable('FINANCETRACK_SQL_ADMIN_TYPE', 'User')
param sqlAdminType = empty(adminType) ? 'User' : adminType

// Found out by a hook, unless it is named; into a private database only who is named comes from outside. Empty, it names none.
var namedAddress = readEnvironmentVariable('FINANCETRACK_DEPLOYER_ADDRESS', 'none is named')
var thisAddress = isTrue(readEnvironmentVariable('FINANCETRACK_VNET', ''), tier.vnetEnabled) ? '' : readEnvironmentVariable('FINANCETRACK_THIS_ADDRESS', '')
param deployerAddress = trim(namedAddress == 'none is named' ? thisAddress : namedAddress)
// Storage accepts a single address without a prefix only.
param allowedAddresses = map(listOf(readEnvironmentVariable('FINANCETRACK_ALLOWED_ADDRESSES', '')), address => replace(address, '/32', ''))
param adminEmails = join(listOf(readEnvironmentVariable('FINANCETRACK_ADMIN_EMAILS', '')), ',')
param operatorEmails = listOf(readEnvironmentVariable('FINANCETRACK_OPERATOR_EMAILS', ''))
param monthlyBudget = int(valueOf(readEnvironmentVariable('FINANCETRACK_MONTHLY_BUDGET', ''), '0'))
param budgetStartDate = trim(readEnvironmentVariable('FINANCETRACK_BUDGET_START', ''))
param recoverVault = isTrue(readEnvironmentVariable('FINANCETRACK_RECOVER_VAULT', ''), 'false')
param smtpServer = trim(readEnvironmentVariable('FINANCETRACK_SMTP_SERVER', ''))
param mailFrom = trim(readEnvironmentVariable('FINANCETRACK_MAIL_FROM', ''))
param extraSettings = json(valueOf(readEnvironmentVariable('FINANCETRACK_SETTINGS', ''), '{}'))
