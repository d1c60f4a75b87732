// Delivers the events of instances to the app. It can only be made once the function is deployed.

metadata description = 'The event subscription that feeds the app.'

@description('The topic\'s name.')
param topicName string

@description('The subscription\'s name.')
param name string

@description('The name of the function app.')
param functionAppName string

@description('The resource group of the function app.')
param functionAppGroup string

@description('The Azure subscription of the function app.')
param functionAppSubscription string

@description('The types of events that are delivered; none for all.')
param eventTypes string[]

@description('The id of the storage account that keeps what could not be delivered.')
param deadLetterAccountId string

@description('The container for it.')
param deadLetterContainer string

@description('How often a delivery is tried.')
@minValue(1)
@maxValue(30)
param maxDeliveryAttempts int

@description('How long a delivery is tried, in minutes.')
@minValue(1)
@maxValue(1440)
param timeToLiveMinutes int

resource topic 'Microsoft.EventGrid/topics@2025-02-15' existing = {
  name: topicName
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
  scope: resourceGroup(functionAppSubscription, functionAppGroup)

  resource receiver 'functions' existing = {
    name: 'ReceiveResourceEvent'
  }
}

resource subscription 'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: name
  properties: {
    destination: {
      endpointType: 'AzureFunction'
      properties: {
        resourceId: app::receiver.id
        // One at a time: each event is answered for itself, and only what failed comes again.
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: empty(eventTypes) ? null : eventTypes
    }
    retryPolicy: {
      maxDeliveryAttempts: maxDeliveryAttempts
      eventTimeToLiveInMinutes: timeToLiveMinutes
    }
    // By the topic's identity: the account takes no keys.
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: deadLetterAccountId
          blobContainerName: deadLetterContainer
        }
      }
    }
  }
}
