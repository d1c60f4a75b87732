// The function app on a Flex Consumption plan.

metadata description = 'The plan and the function app.'

@description('The app\'s name, unique in the world.')
@minLength(2)
@maxLength(60)
param name string

@description('Where it is.')
param location string

@description('The id of the identity that it acts with.')
param identityId string

@description('The container that its package is deployed to, as an address.')
param packageContainerUri string

@description('The most instances of each group that scales by itself.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('The memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('How many instances of which group are always there, for example [{ name: \'durable\', instanceCount: 1 }].')
param alwaysReady { name: string, instanceCount: int }[]

@description('Whether the instances are spread over zones.')
param zoneRedundant bool

@description('The app settings.')
param settings { *: string }

@description('The tags.')
param tags object

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // References to the vault are resolved with this identity; without it with a system-assigned one, which there is not.
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: alwaysReady
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Publishing takes a token, never a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('The app\'s name.')
output name string = app.name

@description('The host name of its API.')
output hostName string = app.properties.defaultHostName
