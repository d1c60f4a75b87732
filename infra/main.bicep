// EipFunctions on Azure: one deployment, all in one resource group. See docs/azure.md.

import { roles } from 'modules/roles.bicep'

metadata description = 'The service on Azure Functions with Durable Functions.'

@description('What the names of the resources begin with: small letters, digits and hyphens, a letter first.')
@minLength(3)
@maxLength(20)
param name string

@description('Where everything is.')
param location string = resourceGroup().location

@description('The tags of everything.')
param tags object = {}

@description('The account that the service is for: that of the owner\'s key and of the instance events that come in.')
@minLength(1)
param accountId string

@description('The owner\'s key, as callers send it in x-functions-key: a name, a dot and a long random secret. Needed the first time; empty afterwards leaves it as it is.')
@secure()
param ownerKey string = ''

@description('The key that the secrets of access keys are encrypted with: the base64 of 32 random bytes. Needed the first time; empty afterwards leaves it as it is.')
@secure()
param encryptionKey string = ''

@description('The version of the secret encryption-key that has the encryption key before this one, while access keys are encrypted with it; empty for none.')
param previousEncryptionKeyVersion string = ''

@description('The address of the gateway, the data plane that EIPs are bound on: https://host/path.')
@minLength(8)
param gatewayEndpoint string

@description('The key that the gateway asks for. Needed the first time; empty afterwards leaves it as it is.')
@secure()
param gatewayKey string = ''

@description('The public addresses that are handed out, in CIDR notation: IPv4, /8 to /24. The default is the range for tests of RFC 2544.')
param addressRange string = '198.18.0.0/15'

@description('How the storage accounts are replicated. ZRS survives the loss of a zone, GZRS of a region, as of some minutes before.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('What keeps the workflows. A change starts with an empty task hub. The Durable Task Scheduler needs an app that was built with its package: docs/azure.md.')
@allowed(['AzureStorage', 'DurableTaskScheduler'])
param durableBackend string = 'AzureStorage'

@description('The task hub of the workflows: letters and digits, a letter first. Another one starts empty, beside the old one; host.json must name it too.')
@minLength(3)
@maxLength(45)
param taskHubName string = 'EipFunctions'

@description('How the Durable Task Scheduler is paid, when it is the backend: by action, or by capacity.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('The capacity units of a Dedicated scheduler; three make it highly available.')
@minValue(1)
@maxValue(3)
param schedulerCapacity int = 1

@description('The most instances of each group of functions that scales by itself.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('The memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('How many instances are always there for HTTP; 0 for none, and a cold start after a pause.')
@minValue(0)
@maxValue(1000)
param alwaysReadyHttp int = 0

@description('How many instances are always there for workflows; with the AzureStorage backend 1 avoids waits of seconds after a pause.')
@minValue(0)
@maxValue(1000)
param alwaysReadyDurable int = 1

@description('Whether instances are spread over zones, where the region has them.')
param zoneRedundant bool = false

@description('How long ended workflows are kept, as [d.]hh:mm:ss.')
param retentionPeriod string = '7.00:00:00'

@description('What the reconciler does with what it finds. ReportOnly while a restored state is looked at.')
@allowed(['Repair', 'ReportOnly'])
param reconcilerMode string = 'Repair'

@description('The id of an Event Grid topic that has the instance events, with a system-assigned identity; empty to make one.')
param eventsInTopicId string = ''

@description('The identities that may publish instance events to the topic that is made.')
param eventsInSenderPrincipalIds string[] = []

@description('Whether the app is subscribed to the instance events. Not before its functions are deployed: Event Grid asks for the function.')
param deploySubscription bool = false

@description('The types of instance events that are delivered; none for all.')
param eventsInTypes string[] = []

@description('How often the delivery of an instance event is tried before it is put aside.')
@minValue(1)
@maxValue(30)
param maxDeliveryAttempts int = 30

@description('How long the delivery of an instance event is tried, in minutes.')
@minValue(1)
@maxValue(1440)
param eventTimeToLiveMinutes int = 1440

@description('Who gets the alerts by e-mail; empty for nobody.')
param alertEmail string = ''

@description('How long telemetry is kept, in days.')
@minValue(30)
@maxValue(730)
param telemetryRetentionDays int = 30

@description('Whether a deleted vault can be purged by nobody before its 90 days. Cannot be taken back.')
param vaultPurgeProtection bool = true

@description('Alert: how old an event may be before the topic has accepted it, in seconds.')
@minValue(10)
param alertOutboxAgeSeconds int = 300

@description('Alert: how long an EIP may be in a transitional state, in seconds.')
@minValue(60)
param alertTransitionAgeSeconds int = 900

@description('Alert: how many operations may be rolled back within 15 minutes.')
@minValue(0)
param alertRollbacks int = 10

@description('Alert: how many findings within an hour the reconciler may fail to repair.')
@minValue(0)
param alertFailedRepairs int = 0

@description('Alert: how many EIPs may have an event that the topic refuses.')
@minValue(0)
param alertBlockedEips int = 0

@description('Alert: how long the reconciler may be silent, in seconds.')
@minValue(1200)
@maxValue(6600)
param alertReconcilerSilenceSeconds int = 3600

@description('Alert: how many calls of the gateway may fail within 5 minutes, in percent.')
@minValue(1)
@maxValue(100)
param alertGatewayFailurePercent int = 50

@description('Alert: how many executions of functions may fail within 15 minutes.')
@minValue(0)
param alertFailedExecutions int = 10

@description('Alert: how many instance events may be put aside or dropped within 15 minutes.')
@minValue(0)
param alertDeadLetters int = 0

var suffix = uniqueString(resourceGroup().id, name)
var packageContainer = 'app-package'
var deadLetterContainer = 'dead-letters'
var hostStorageName = 'sthost${suffix}'
var functionAppName = '${name}-${take(suffix, 6)}'
var usesScheduler = durableBackend == 'DurableTaskScheduler'
var ownTopic = empty(eventsInTopicId)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    identityId: identity.id
    principalId: identity.properties.principalId
    retentionDays: telemetryRetentionDays
    alertEmail: alertEmail
    tags: tags
  }
}

// The host's own: its locks and packages, and the queues and tables of Durable Functions.
module hostStorage 'modules/storage.bicep' = {
  name: 'host-storage'
  params: {
    name: hostStorageName
    location: location
    sku: storageSku
    containers: [packageContainer, deadLetterContainer]
    identityId: identity.id
    principalId: identity.properties.principalId
    roleIds: usesScheduler
      ? [roles.storageBlobDataOwner]
      : [roles.storageBlobDataOwner, roles.storageQueueDataContributor, roles.storageTableDataContributor]
    tags: tags
  }
}

// The state by itself, so that neither takes the other's share of what an account can do.
module stateStorage 'modules/storage.bicep' = {
  name: 'state-storage'
  params: {
    name: 'ststate${suffix}'
    location: location
    sku: storageSku
    identityId: identity.id
    principalId: identity.properties.principalId
    roleIds: [roles.storageTableDataContributor]
    tags: tags
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: 'kv-${suffix}'
    location: location
    identityId: identity.id
    principalId: identity.properties.principalId
    gatewayKey: gatewayKey
    ownerKey: ownerKey
    encryptionKey: encryptionKey
    previousEncryptionKeyVersion: previousEncryptionKeyVersion
    purgeProtection: vaultPurgeProtection
    tags: tags
  }
}

module eventsOut 'modules/topic.bicep' = {
  name: 'events-out'
  params: {
    name: '${name}-events'
    location: location
    senders: [{ id: identity.id, principalId: identity.properties.principalId }]
    tags: tags
  }
}

module eventsIn 'modules/topic.bicep' = if (ownTopic) {
  name: 'events-in'
  params: {
    name: '${name}-resources'
    location: location
    senders: [for sender in eventsInSenderPrincipalIds: { id: sender, principalId: sender }]
    tags: tags
  }
}

// The parts of the id of a topic that is there; of no meaning where one is made.
var topicParts = split(ownTopic ? '/subscriptions//resourceGroups//providers///' : eventsInTopicId, '/')
var topicSubscription = ownTopic ? subscription().subscriptionId : topicParts[2]
var topicGroup = ownTopic ? resourceGroup().name : topicParts[4]
var topicName = ownTopic ? '${name}-resources' : last(topicParts)

var topicId = ownTopic ? resourceId('Microsoft.EventGrid/topics', topicName) : eventsInTopicId

module eventsInExisting 'modules/existing-topic.bicep' = if (!ownTopic) {
  name: 'events-in-existing'
  scope: resourceGroup(topicSubscription, topicGroup)
  params: {
    name: topicName
  }
}

module scheduler 'modules/scheduler.bicep' = if (usesScheduler) {
  name: 'scheduler'
  params: {
    name: '${name}-scheduler'
    location: location
    sku: schedulerSku
    capacity: schedulerCapacity
    taskHubName: taskHubName
    identityId: identity.id
    principalId: identity.properties.principalId
    clientId: identity.properties.clientId
    tags: tags
  }
}

var settings = {
  AccessKeys__EncryptionKeys__0: vault.outputs.encryptionReference
  AzureWebJobsStorage__accountName: hostStorage.outputs.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsDisableHomepage: 'true'
  Storage__Connection: 'EipState'
  Storage__AddressRange: addressRange
  EipState__accountName: stateStorage.outputs.name
  EipState__credential: 'managedidentity'
  EipState__clientId: identity.properties.clientId
  EventGrid__TopicEndpoint: eventsOut.outputs.endpoint
  EventGrid__ClientId: identity.properties.clientId
  EventsIn__AccountId: accountId
  Gateway__Endpoint: gatewayEndpoint
  Gateway__Key: vault.outputs.gatewayReference
  Keys__0__Key: vault.outputs.ownerReference
  Keys__0__AccountId: accountId
  Keys__0__PrincipalId: accountId
  Keys__0__Kind: 'Account'
  Keys__0__Rights: 'All'
  Reconciler__Mode: reconcilerMode
  Retention__Period: retentionPeriod
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  AzureFunctionsJobHost__extensions__durableTask__hubName: taskHubName
}

var rotationSettings = empty(previousEncryptionKeyVersion)
  ? {}
  : { AccessKeys__EncryptionKeys__1: vault.outputs.previousEncryptionReference }

// These win over host.json. The platform, which decides on scale, reads the file: what is chosen here belongs there too.
var schedulerSettings = usesScheduler
  ? {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: scheduler!.outputs.connection
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
    }
  : {}

var alwaysReady = filter(
  [
    { name: 'http', instanceCount: alwaysReadyHttp }
    { name: 'durable', instanceCount: alwaysReadyDurable }
  ],
  group => group.instanceCount > 0
)

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: functionAppName
    location: location
    identityId: identity.id
    packageContainerUri: '${hostStorage.outputs.blobEndpoint}${packageContainer}'
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    alwaysReady: alwaysReady
    zoneRedundant: zoneRedundant
    settings: union(settings, rotationSettings, schedulerSettings)
    tags: tags
  }
}

module deadLetters 'modules/dead-letters.bicep' = {
  name: 'dead-letters'
  dependsOn: [hostStorage]
  params: {
    storageAccountName: hostStorageName
    containerName: deadLetterContainer
    topicId: topicId
    principalId: ownTopic ? eventsIn!.outputs.principalId : eventsInExisting!.outputs.principalId
  }
}

module eventsInSubscription 'modules/subscription.bicep' = if (deploySubscription) {
  name: 'events-in-subscription'
  scope: resourceGroup(topicSubscription, topicGroup)
  dependsOn: [app, deadLetters]
  params: {
    topicName: topicName
    name: functionAppName
    functionAppName: functionAppName
    functionAppGroup: resourceGroup().name
    functionAppSubscription: subscription().subscriptionId
    eventTypes: eventsInTypes
    deadLetterAccountId: hostStorage.outputs.id
    deadLetterContainer: deadLetterContainer
    maxDeliveryAttempts: maxDeliveryAttempts
    timeToLiveMinutes: eventTimeToLiveMinutes
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  dependsOn: [eventsIn]
  params: {
    name: name
    location: location
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    eventsInTopicId: topicId
    outboxAgeSeconds: alertOutboxAgeSeconds
    transitionAgeSeconds: alertTransitionAgeSeconds
    rollbacks: alertRollbacks
    failedRepairs: alertFailedRepairs
    blockedEips: alertBlockedEips
    reconcilerSilenceSeconds: alertReconcilerSilenceSeconds
    gatewayFailurePercent: alertGatewayFailurePercent
    failedExecutions: alertFailedExecutions
    deadLetters: alertDeadLetters
    tags: tags
  }
}

@description('The name of the function app, for func azure functionapp publish.')
output functionAppName string = app.outputs.name

@description('The host name of the API.')
output functionAppHostName string = app.outputs.hostName

@description('The client id of the identity that the app acts with.')
output identityClientId string = identity.properties.clientId

@description('The topic that the service\'s events are published on: subscribe to it.')
output eventsOutTopicEndpoint string = eventsOut.outputs.endpoint

@description('The topic that instance events are published on.')
output eventsInTopicEndpoint string = ownTopic ? eventsIn!.outputs.endpoint : eventsInExisting!.outputs.endpoint

@description('The storage account of the host and the workflows.')
output hostStorageName string = hostStorage.outputs.name

@description('The storage account of the state.')
output stateStorageName string = stateStorage.outputs.name

@description('The vault of secrets.')
output vaultName string = vault.outputs.name
