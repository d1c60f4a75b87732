// The secrets that no identity can replace: the keys of the gateway, of the owner and of access keys. The app reads them by reference.

import { roles } from 'roles.bicep'

metadata description = 'The vault of secrets.'

@description('The vault\'s name, unique in the world.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('The id of the identity that reads the secrets.')
param identityId string

@description('The principal id of that identity.')
param principalId string

@description('The key of the gateway. Empty leaves the stored one as it is.')
@secure()
param gatewayKey string

@description('The key of the owner. Empty leaves the stored one as it is.')
@secure()
param ownerKey string

@description('The key that the secrets of access keys are encrypted with. Empty leaves the stored one as it is.')
@secure()
param encryptionKey string

@description('The version of the secret that has the encryption key before this one.')
param previousEncryptionKeyVersion string

@description('Whether a deleted vault can be purged by nobody before its time.')
param purgeProtection bool

@description('The tags.')
param tags object

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Once on it cannot be switched off, and false is not accepted.
    enablePurgeProtection: purgeProtection ? true : null
    softDeleteRetentionInDays: 90
    publicNetworkAccess: 'Enabled'
  }
}

resource gateway 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(gatewayKey)) {
  parent: vault
  name: 'gateway-key'
  tags: tags
  properties: {
    value: gatewayKey
  }
}

resource owner 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(ownerKey)) {
  parent: vault
  name: 'owner-key'
  tags: tags
  properties: {
    value: ownerKey
  }
}

resource encryption 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(encryptionKey)) {
  parent: vault
  name: 'encryption-key'
  tags: tags
  properties: {
    value: encryptionKey
  }
}

// To read the values of secrets.
resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityId, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

@description('The vault\'s name.')
output name string = vault.name

@description('The app setting that stands for the gateway\'s key.')
output gatewayReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/gateway-key)'

@description('The app setting that stands for the owner\'s key.')
output ownerReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/owner-key)'

@description('The app setting that stands for the encryption key.')
output encryptionReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/encryption-key)'

@description('The app setting that stands for the encryption key before it.')
output previousEncryptionReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/encryption-key/${previousEncryptionKeyVersion})'
