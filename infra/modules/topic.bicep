// An Event Grid topic for CloudEvents that nobody publishes to with a key.

import { roles } from 'roles.bicep'

metadata description = 'An Event Grid topic without keys.'

@description('The topic\'s name, unique in the region.')
@minLength(3)
@maxLength(50)
param name string

@description('Where it is.')
param location string

@description('Who may publish to it: the principal id, and an id that the name of the assignment comes from.')
param senders { id: string, principalId: string }[]

@description('The tags.')
param tags object

resource topic 'Microsoft.EventGrid/topics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  // Its own identity, with which events that cannot be delivered are put into a container.
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    disableLocalAuth: true
    inputSchema: 'CloudEventSchemaV1_0'
    minimumTlsVersionAllowed: '1.2'
    publicNetworkAccess: 'Enabled'
  }
}

// To publish events, and nothing else.
resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in senders: {
    name: guid(topic.id, sender.id, roles.eventGridDataSender)
    scope: topic
    properties: {
      principalId: sender.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventGridDataSender)
    }
  }
]

@description('The topic\'s endpoint, with its path.')
output endpoint string = topic.properties.endpoint

@description('The topic\'s own identity.')
output principalId string = topic.identity.principalId
