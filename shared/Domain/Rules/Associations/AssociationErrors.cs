namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The errors of AssociateEipAddress, spelt as the API reference spells them, mistakes included.</summary>
internal static class AssociationErrors
{
    public static AlibabaError AllocationNotFound =>
        new("InvalidAllocationId.NotFound", 404, "Specified allocation ID is not found");

    public static AlibabaError InstanceNotFound =>
        new("InvalidInstanId.NotFound", 404, "Specified instance does not exist.");

    public static AlibabaError InstanceTypeNotSupported =>
        new("InvalidInstanceType.ValueNotSupported", 400, "The specified value of InstanceType is not supported.");

    public static AlibabaError BindInstanceNotSupported =>
        new("BindInstance.NotSupported", 400, "bind instance type %s is not supported.");

    public static AlibabaError TaskConflict =>
        new("TaskConflict", 400, "The eip operate too frequent, TaskConflict.", Retryable: true);

    public static AlibabaError IncorrectEipStatus =>
        new("IncorrectEipStatus", 400, "Current elastic IP status does not support this operation", Retryable: true);

    public static AlibabaError EipFinancialLocked =>
        new("Forbidden.FinancialLocked", 400, "The ip business status is invalid.");

    public static AlibabaError EipLocked =>
        new("InvalidEIPStatus.BizDisabled", 400, "The EIP has been locked.");

    public static AlibabaError RegionMismatch =>
        new("InvalidParameter.Mismatch", 400, "Specified elastic IP address and ECS instance are not in the same region.");

    public static AlibabaError CallerNotAllowed => new(
        "OperationDenied.Unauthorized", 400, "The operation is not allowed because the user is not in the whitelist.");

    public static AlibabaError NotInVpc =>
        new("OperationDenied", 400, "Specified instance is not in VPC.");

    public static AlibabaError Duplicated =>
        new("InvalidAssociation.Duplicated", 400, "Specified instance already is associated.");

    public static AlibabaError InstanceStatus =>
        new("IncorrectInstanceStatus", 400, "Current instance status does not support this operation.", Retryable: true);

    public static AlibabaError BindInstanceGone =>
        new("InvalidInstance.NotExist", 400, "Bind instance data not exist");

    public static AlibabaError InstanceGone =>
        new("InvalidParams.NotFound", 400, "instance not found");

    public static AlibabaError NicGone =>
        new("InvalidNicOrVm.NotFound", 400, "Bind nic or vm not exist.");

    public static AlibabaError PublicIp =>
        new("EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP", 400, "instance already bind natpublicip,cannot bind eip.");

    public static AlibabaError PortMap =>
        new("BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP", 400, "The instance may have portMap or already bind eip.");

    public static AlibabaError HaVipPortMap =>
        new("OperationFailed.HavipBoundPortmap", 400, AlibabaError.Placeholder);

    public static AlibabaError HaVipStatus => new(
        "IncorrectHaVipStatus",
        400,
        "HaVip can be operated by this action only when it's status is Available or InUse.",
        Retryable: true);

    public static AlibabaError NatGatewayStatus =>
        new("IncorrectStatus.NatGateway", 400, AlibabaError.Placeholder, Retryable: true);

    public static AlibabaError NatGatewayFinancialLocked =>
        new("NATGATEWAY_FINANCIALLOCKED", 400, "The NatGateway has expire, cannot do bind operation.");

    public static AlibabaError NatBandwidthPlan =>
        new("Forbidden.EipCanNotBindGatgw", 400, "Eip can not bind on natgw.");

    public static AlibabaError NatEipQuota =>
        new("QuotaExceeded.NumberOfEip", 400, "Binded eip Quota exceed on this NatGw.");

    public static AlibabaError NatTrafficEipQuota =>
        new("QuotaExceeded.NumberOfTrafficEip", 400, "The number of traffic eip on natgw exceed limitation.");

    public static AlibabaError IllegalMode =>
        new("IllegalParam.Mode", 400, AlibabaError.Placeholder);

    public static AlibabaError ModeOnlyForEni =>
        new("Invalid.DirectEip.BindType", 400, "The direct eip can be only associated with eni.");

    public static AlibabaError ModeNotGranted =>
        new("Mode.NotSupport", 400, "The user cannot use multi direct eip.");

    public static AlibabaError InvalidParameter =>
        new("InvalidParameter", 400, "The specified parameter is not valid.");

    public static AlibabaError EniStatus =>
        new("InvalidStatus.EniStatusNotSupport", 400, AlibabaError.Placeholder, Retryable: true);

    public static AlibabaError EniEipQuota =>
        new("InvalidEip.EipQuotaExceeded", 400, "The specified eni assigned eip is more than privateIp.");

    public static AlibabaError EniModeConflict =>
        new("Mode.Conflict", 400, "The eni can bind only one mode of eip.");

    public static AlibabaError EniNatAndMultiConflict => new(
        "OperationFailed.EipBindModeConflict",
        400,
        "Eips can not bind Eni with NAT mode and MULTI_BINDED mode at the same time.");

    public static AlibabaError EniHasSubIp =>
        new("Eni.HasSubIp", 400, "Eni has sub ip can not bind direct eip.");

    public static AlibabaError EniAttached =>
        new("Eni.Attached", 400, "The eni should be detached from ecs when associating with direct eip.");

    public static AlibabaError MultiEipQuota =>
        new("QuotaExceed.MultiBindedEip", 400, "The number of multi binded eip is over limit.");

    public static AlibabaError MultiEipInstanceType => new(
        "OperationUnsupported.EipBindModel",
        400,
        "The instance type of ecs does not support MULTI_BINDED model Eip.");
}
