// The Durable Task Scheduler, when it is the backend of the workflows.

import { roles } from 'roles.bicep'

metadata description = 'The Durable Task Scheduler and its task hub.'

@description('The scheduler\'s name.')
@minLength(3)
@maxLength(64)
param name string

@description('Where it is.')
param location string

@description('How it is paid: by action, or by capacity.')
@allowed(['Consumption', 'Dedicated'])
param sku string

@description('The capacity units of Dedicated; three make it highly available.')
@minValue(1)
@maxValue(3)
param capacity int

@description('The task hub.')
param taskHubName string

@description('The id of the identity that runs workflows.')
param identityId string

@description('The principal id of that identity.')
param principalId string

@description('The client id of that identity.')
param clientId string

@description('The tags.')
param tags object

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // Open to every address, to nobody without a token.
    ipAllowlist: ['0.0.0.0/0']
    sku: sku == 'Dedicated' ? { name: sku, capacity: capacity } : { name: sku }
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: taskHubName
}

// To schedule workflows and run them, in this task hub only.
resource worker 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(taskHub.id, identityId, roles.durableTaskDataContributor)
  scope: taskHub
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
  }
}

@description('The connection of the app to it, which has no secret.')
output connection string = 'Endpoint=${scheduler.properties.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
