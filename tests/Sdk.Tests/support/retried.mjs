// The codes on which Terraform's provider sends a request again, by action. It takes an error for one of them when the
// code is, or begins a listed one, or when a listed one is anywhere in the body.
export const ASSOCIATE = [
  'TaskConflict', 'OperationConflict', 'IncorrectStatus', 'ServiceUnavailable', 'SystemBusy', 'LastTokenProcessing', 'IncorrectEipStatus',
  'InvalidBindingStatus', 'IncorrectInstanceStatus', 'IncorrectStatus.NatGateway', 'InvalidStatus.EcsStatusNotSupport',
  'InvalidStatus.InstanceHasBandWidth', 'InvalidStatus.EniStatusNotSupport', 'OperationFailed.EcsMigrating',
];

export const UNASSOCIATE = [
  'OperationConflict', 'IncorrectStatus', 'ServiceUnavailable', 'SystemBusy', 'LastTokenProcessing', 'OperationFailed.LastTokenProcessing',
  'IncorrectEipStatus', 'InvalidBindingStatus', 'IncorrectInstanceStatus', 'IncorrectHaVipStatus', 'TaskConflict',
  'InvalidIpStatus.HasBeenUsedBySnatTable', 'InvalidIpStatus.HasBeenUsedByForwardEntry', 'InvalidStatus.EniStatusNotSupport',
  'InvalidStatus.EcsStatusNotSupport', 'InvalidStatus.NotAllow', 'InvalidStatus.SnatOrDnat',
];

export const CREATE_FORWARD_ENTRY = [
  'OperationConflict', 'TaskConflict', 'OperationUnsupported.EipInBinding', 'IncorrectStatus', 'InvalidIp.NotInNatgw',
];

export const DELETE_FORWARD_ENTRY = ['IncorrectStatus.NATGW', 'OperationConflict', 'UnknownError'];

export const ALLOCATE = ['OperationConflict', 'LastTokenProcessing', 'IncorrectStatus', 'SystemBusy', 'ServiceUnavailable', 'FrequentPurchase.EIP'];

export const MODIFY = [
  'OperationConflict', 'LastTokenProcessing', 'IncorrectStatus', 'SystemBusy', 'ServiceUnavailable', 'IncorrectEipStatus',
  'IncorrectStatus.ResourceStatus', 'VPC_TASK_CONFLICT',
];

export const RELEASE = [
  'OperationConflict', 'LastTokenProcessing', 'IncorrectStatus', 'SystemBusy', 'ServiceUnavailable', 'IncorrectEipStatus',
  'TaskConflict.AssociateGlobalAccelerationInstance',
];

/** All of them. */
export const RETRIED = [
  ...new Set([ASSOCIATE, UNASSOCIATE, CREATE_FORWARD_ENTRY, DELETE_FORWARD_ENTRY, ALLOCATE, MODIFY, RELEASE].flat()),
];

/** Whether the provider would send a request again on an error of the generic client, given the codes of the action. */
export function isRetried({ code, data, message }, codes) {
  return code === 'ServiceUnavailable'
    || code.includes('Throttling')
    || /^code: 5\d\d/.test(message)
    || codes.some(one => one.startsWith(code) || JSON.stringify(data).includes(one));
}
