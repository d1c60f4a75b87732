// A storage account that nobody enters with a key, its blob containers, and what the app may do in it.

metadata description = 'A storage account without keys.'

@description('The account\'s name, unique in the world: 3 to 24 small letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('How it is replicated.')
param sku string

@description('The blob containers that it has, by name.')
param containers string[] = []

@description('The id of the identity that gets the roles; the names of the assignments come from it.')
param identityId string

@description('The principal id of that identity.')
param principalId string

@description('The ids of the roles that the identity gets in the whole account.')
param roleIds string[]

@description('The tags.')
param tags object

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: {
          publicAccess: 'None'
        }
      }
    ]
  }
}

// The whole account, not one table or queue: the app and Durable Functions create theirs themselves, which takes the account.
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for roleId in roleIds: {
    name: guid(account.id, identityId, roleId)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    }
  }
]

@description('The account\'s id.')
output id string = account.id

@description('The account\'s name.')
output name string = account.name

@description('The endpoint of its blobs.')
output blobEndpoint string = account.properties.primaryEndpoints.blob
