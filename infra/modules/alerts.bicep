// What somebody should look at. docs/azure.md says what each alert means and what to do.

metadata description = 'The alerts.'

@description('What the names begin with.')
param name string

@description('Where it is.')
param location string

@description('The workspace that is asked.')
param workspaceId string

@description('Who is told.')
param actionGroupId string

@description('The topic that delivers instance events to the app.')
param eventsInTopicId string

@description('How old an event may be before the topic has accepted it, in seconds.')
@minValue(10)
param outboxAgeSeconds int

@description('How long an EIP may be in a transitional state, in seconds.')
@minValue(60)
param transitionAgeSeconds int

@description('How many operations may be rolled back within 15 minutes.')
@minValue(0)
param rollbacks int

@description('How many findings of the reconciler may remain that it could not repair, within an hour.')
@minValue(0)
param failedRepairs int

@description('How many EIPs may have an event that the topic refuses.')
@minValue(0)
param blockedEips int

@description('How long the reconciler may be silent, in seconds.')
@minValue(1200)
@maxValue(6600)
param reconcilerSilenceSeconds int

@description('How many calls of the gateway may fail within 5 minutes, in percent; fewer than 5 calls do not count.')
@minValue(1)
@maxValue(100)
param gatewayFailurePercent int

@description('How many executions of functions may fail within 15 minutes. What a caller did wrong (4xx) does not count.')
@minValue(0)
param failedExecutions int

@description('How many events may be put aside or dropped within 15 minutes because the app did not take them.')
@minValue(0)
param deadLetters int

@description('The tags.')
param tags object

// A gauge is reported as a sum and a count of samples.
var gauge = 'AppMetrics | extend Value = iff(ItemCount > 1, Sum / ItemCount, Sum)'

type alertRule = {
  name: string
  title: string
  severity: int
  @description('What the aggregation goes over; an alert stays while a sample in it is too high.')
  window: string
  @description('What the query goes over, where that is more.')
  range: string?
  query: string
  aggregation: 'Maximum' | 'Total'
  threshold: int
}

var rules alertRule[] = [
  {
    name: 'outbox-age'
    title: 'Events wait to be delivered'
    severity: 2
    window: 'PT15M'
    query: '${gauge} | where Name == "eipfunctions.events.queue.oldest_age"'
    aggregation: 'Maximum'
    threshold: outboxAgeSeconds
  }
  {
    // The same as the reconciler sees it: in the outbox, not in the memory of one instance.
    name: 'undelivered-events'
    title: 'The reconciler found events that nobody delivered'
    severity: 2
    window: 'PT30M'
    query: 'AppMetrics | where Name == "eipfunctions.reconciliation.findings" and tostring(Properties.kind) == "UndeliveredEvents" | extend Value = Sum'
    aggregation: 'Total'
    threshold: 0
  }
  {
    name: 'blocked-eips'
    title: 'The topic refuses an event'
    severity: 2
    window: 'PT15M'
    query: '${gauge} | where Name == "eipfunctions.events.blocked_eips"'
    aggregation: 'Maximum'
    threshold: blockedEips
  }
  {
    name: 'stuck-transition'
    title: 'An EIP is in a transitional state for too long'
    severity: 1
    window: 'PT30M'
    query: 'AppMetrics | where Name == "eipfunctions.reconciliation.transition_age" | extend Value = Max'
    aggregation: 'Maximum'
    threshold: transitionAgeSeconds
  }
  {
    name: 'stuck-operations'
    title: 'The reconciler found EIPs whose operation is gone'
    severity: 2
    window: 'PT30M'
    query: 'AppMetrics | where Name == "eipfunctions.reconciliation.findings" and tostring(Properties.kind) == "StuckOperation" | extend Value = Sum'
    aggregation: 'Total'
    threshold: 0
  }
  {
    name: 'rollbacks'
    title: 'Operations are rolled back'
    severity: 3
    window: 'PT15M'
    query: 'AppMetrics | where Name == "eipfunctions.operations.rollbacks" | extend Value = Sum'
    aggregation: 'Total'
    threshold: rollbacks
  }
  {
    name: 'failed-repairs'
    title: 'The reconciler cannot repair what it found'
    severity: 1
    window: 'PT1H'
    query: 'AppMetrics | where Name == "eipfunctions.reconciliation.findings" and tostring(Properties.outcome) == "Failed" | extend Value = Sum'
    aggregation: 'Total'
    threshold: failedRepairs
  }
  {
    // No telemetry at all fires it too: it is the sign of life of the whole app.
    name: 'reconciler-silent'
    title: 'The reconciler has not run'
    severity: 1
    window: 'PT15M'
    range: 'PT2H'
    query: '${gauge} | where Name == "eipfunctions.reconciliation.last_run" | summarize LastRun = max(Value) | project Value = iff(isnull(LastRun), real(1000000), todouble(datetime_diff("second", now(), unixtime_seconds_todatetime(LastRun))))'
    aggregation: 'Maximum'
    threshold: reconcilerSilenceSeconds
  }
  {
    name: 'gateway-failing'
    title: 'The gateway is unavailable or fails'
    severity: 1
    window: 'PT15M'
    query: 'AppDependencies | where Name startswith "gateway." | summarize Calls = sum(ItemCount), Failed = sumif(ItemCount, Success == false) by bin(TimeGenerated, 5m) | extend Value = iff(Calls < 5, 0.0, 100.0 * Failed / Calls)'
    aggregation: 'Maximum'
    threshold: gatewayFailurePercent
  }
  {
    name: 'failing-functions'
    title: 'Functions fail'
    severity: 2
    window: 'PT15M'
    query: 'AppRequests | where Success == false and ResultCode !startswith "4" | extend Value = ItemCount'
    aggregation: 'Total'
    threshold: failedExecutions
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for item in rules: {
    name: '${name}-${item.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${item.title}'
      severity: item.severity
      enabled: true
      autoMitigate: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: item.window
      overrideQueryTimeRange: item.?range
      // A workspace that nothing was sent to yet does not know the tables.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: item.query
            metricMeasureColumn: 'Value'
            timeAggregation: item.aggregation
            operator: 'GreaterThan'
            threshold: item.threshold
            failingPeriods: {
              minFailingPeriodsToAlert: 1
              numberOfEvaluationPeriods: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroupId]
      }
    }
  }
]

var deliveryMetrics = ['DeadLetteredCount', 'DroppedEventCount']

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for metric in deliveryMetrics: {
    name: '${name}-${toLower(metric)}'
    location: 'global'
    tags: tags
    properties: {
      description: 'The app did not take instance events.'
      severity: 1
      enabled: true
      autoMitigate: true
      scopes: [eventsInTopicId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: metric
            metricNamespace: 'Microsoft.EventGrid/topics'
            metricName: metric
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: deadLetters
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
]
