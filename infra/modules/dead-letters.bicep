// Lets the topic put what it could not deliver into the container for it.

import { roles } from 'roles.bicep'

metadata description = 'The topic\'s access to the container of dead letters.'

@description('The account that has the container.')
param storageAccountName string

@description('The container.')
param containerName string

@description('The id of the topic; the name of the assignment comes from it.')
param topicId string

@description('The topic\'s identity.')
param principalId string

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = {
  name: '${storageAccountName}/default/${containerName}'
}

// To write blobs into this container only.
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(container.id, topicId, roles.storageBlobDataContributor)
  scope: container
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
  }
}
