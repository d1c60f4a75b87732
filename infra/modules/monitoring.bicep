// Where traces, metrics and logs go, and who is told of alerts.

import { roles } from 'roles.bicep'

metadata description = 'Log Analytics, Application Insights and the action group.'

@description('What the names begin with.')
param name string

@description('Where it is.')
param location string

@description('The id of the identity that sends telemetry.')
param identityId string

@description('The principal id of that identity.')
param principalId string

@description('How long telemetry is kept, in days.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Who gets the alerts by e-mail; empty for nobody.')
param alertEmail string

@description('The tags.')
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    WorkspaceResourceId: workspace.id
  }
}

// To send telemetry: the component takes no instrumentation key as proof.
resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityId, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
  }
}

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-alerts'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'EipFunctions'
    emailReceivers: empty(alertEmail)
      ? []
      : [
          {
            name: 'operators'
            emailAddress: alertEmail
            useCommonAlertSchema: true
          }
        ]
  }
}

@description('The workspace\'s id.')
output workspaceId string = workspace.id

@description('Where Application Insights takes telemetry.')
output connectionString string = insights.properties.ConnectionString

@description('The action group\'s id.')
output actionGroupId string = actions.id
