namespace EipFunctions.Domain.Rules.Disassociations;

/// <summary>The errors of UnassociateEipAddress, spelt as the API reference spells them, mistakes included.</summary>
internal static class DisassociationErrors
{
    public static AlibabaError AllocationNotFound =>
        new("InvalidAllocationId.NotFound", 404, "Specified allocation ID is not found");

    public static AlibabaError InstanceNotFound =>
        new("InvalidInstanceId.NotFound", 400, "Specified instance does not exist.");

    public static AlibabaError InstanceTypeNotSupported =>
        new("InvalidInstanceType.ValueNotSupported", 400, "The specified value of InstanceType is not supported.");

    public static AlibabaError InvalidParameter =>
        new("InvalidParameter", 400, "The specified parameter is not valid.");

    public static AlibabaError TaskConflict =>
        new("TaskConflict", 400, "The eip operate too frequent, TaskConflict.", Retryable: true);

    public static AlibabaError IncorrectEipStatus =>
        new("IncorrectEipStatus", 400, "Current elastic IP status does not support this operation.", Retryable: true);

    public static AlibabaError EipFinancialLocked =>
        new("Forbidden.FinancialLocked", 400, "The ip business status is invalid.");

    public static AlibabaError EipLocked =>
        new("InvalidEIPStatus.BizDisabled", 400, "The EIP has been locked.");

    public static AlibabaError InstanceStatus => new(
        "IncorrectInstanceStatus",
        400,
        "The current status of instance does not support this operation.",
        Retryable: true);

    public static AlibabaError EniStatus =>
        new("InvalidStatus.EniStatusNotSupport", 400, AlibabaError.Placeholder, Retryable: true);

    public static AlibabaError EniAttached =>
        new("Eni.Attached", 400, "The eni should be detached from ecs when associating with direct eip.");

    public static AlibabaError HaVipStatus => new(
        "IncorrectHaVipStatus",
        400,
        "This operation is denied because satus of the specified HaVip is neither Available nor InUse.",
        Retryable: true);

    public static AlibabaError UsedByForwardEntry => new(
        "InvalidIpStatus.HasBeenUsedByForwardEntry",
        400,
        "The specified address has been used by forwardTable.",
        Retryable: true);

    public static AlibabaError UsedBySnatTable => new(
        "InvalidIpStatus.HasBeenUsedBySnatTable",
        400,
        "The removed ip address has been used by snat table.",
        Retryable: true);
}
