metadata description = 'Types that several modules share.'

@export()
@description('Instances that are kept warm for one group of functions.')
type alwaysReady = {
  @description('`http` for every HTTP function, or `function:<Name>` for one queue function.')
  name: string

  @description('Instances kept warm. Each is paid for while it waits.')
  @minValue(1)
  @maxValue(1000)
  instanceCount: int
}

@export()
@description('How the function app grows.')
type scaling = {
  @description('Memory of an instance in MB; processor and network come in proportion. Azure has 512 as well, which is too little to train a model in.')
  instanceMemoryMB: 2048 | 4096

  @description('Upper bound of instances. Bound it by what the database can serve: see the capacity plan. Below 40 only some regions accept it.')
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('HTTP calls one instance takes at a time before another is started.')
  @minValue(1)
  @maxValue(1000)
  httpConcurrency: int

  @description('What is kept warm. Empty: everything scales to zero.')
  alwaysReady: alwaysReady[]
}

@export()
@description('Size of the serverless database.')
type databaseSize = {
  @description('Upper bound of vCores.')
  maxVCores: 1 | 2 | 4 | 6 | 8 | 10 | 12 | 14 | 16 | 18 | 20 | 24 | 32 | 40 | 80

  @description('Lower bound of vCores while it runs, as a decimal in text (`0.5`). A third of the least memory in GB is billed where that is more.')
  minVCores: string

  @description('Minutes without a session, 15 at least, after which it pauses and only storage is paid for; -1 keeps it running.')
  @minValue(-1)
  @maxValue(10080)
  autoPauseMinutes: int

  @description('Upper bound of data in GB. Azure allows the more the higher maxVCores is: 1,024 at 2 to 6, 2,048 at 8, 4,096 from 24.')
  @minValue(1)
  @maxValue(4096)
  maxSizeGB: int

  @description('Days one can go back to any second.')
  @minValue(1)
  @maxValue(35)
  restoreDays: int

  @description('Where backups are kept: `Geo` survives the loss of the region.')
  backupRedundancy: 'Local' | 'Zone' | 'Geo' | 'GeoZone'
}

@export()
@description('A model deployment in Azure OpenAI.')
type modelDeployment = {
  @minLength(1)
  model: string

  @minLength(1)
  version: string

  @description('Where the model runs: in the region (`Standard`), in the data zone, or anywhere.')
  sku: 'Standard' | 'DataZoneStandard' | 'GlobalStandard'

  @description('Thousands of tokens a minute.')
  @minValue(1)
  @maxValue(10000)
  capacity: int
}

@export()
@description('A principal that is not ours and is let in to one queue.')
type queuePrincipal = {
  @description('Object id in Entra.')
  @minLength(36)
  @maxLength(36)
  objectId: string

  type: 'Group' | 'ServicePrincipal' | 'User'
}
