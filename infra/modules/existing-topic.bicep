// What has to be known of an Event Grid topic that is there already, perhaps in another resource group.

metadata description = 'Reads a topic that exists.'

@description('The topic\'s name.')
param name string

resource topic 'Microsoft.EventGrid/topics@2025-02-15' existing = {
  name: name
}

@description('The topic\'s endpoint, with its path.')
output endpoint string = topic.properties.endpoint

@description('The topic\'s own identity. The topic must have a system-assigned one.')
output principalId string = topic.identity.principalId
