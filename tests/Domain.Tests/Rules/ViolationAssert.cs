using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

internal static class ViolationAssert
{
    /// <summary>
    /// The codes that the official clients retry on, in any action. They look for them anywhere in the answer.
    /// </summary>
    private static readonly string[] RetriedCodes =
    [
        "DependencyViolation.BandwidthPackages", "DependencyViolation.EIPS", "EIP_NOT_IN_GATEWAY", "FrequentPurchase.EIP",
        "IncorrectEipStatus", "IncorrectHaVipStatus", "IncorrectInstanceStatus", "IncorrectStatus", "InternalError",
        "InvalidBindingStatus", "InvalidIp.NotInNatgw", "InvalidIpStatus.HasBeenUsedByForwardEntry",
        "InvalidIpStatus.HasBeenUsedBySnatTable", "InvalidStatus.EcsStatusNotSupport", "InvalidStatus.EniStatusNotSupport",
        "InvalidStatus.InstanceHasBandWidth", "InvalidStatus.NotAllow", "InvalidStatus.SnatOrDnat", "LastTokenProcessing",
        "OperationConflict", "OperationFailed.EcsMigrating", "OperationFailed.LastTokenProcessing", "OperationFailed.SystemBusy", "OperationUnsupported.EipInBinding", "ServiceUnavailable",
        "SystemBusy", "TaskConflict", "Throttling", "VPC_TASK_CONFLICT",
    ];

    public static void IsComplete(Violation violation)
    {
        Assert.NotEmpty(violation.Source);
        Assert.NotEmpty(violation.Message);
        Assert.NotEmpty(violation.Remedy);
        Assert.NotEmpty(violation.Field);
        Assert.NotEmpty(violation.CodeMessage);
        Assert.DoesNotContain("%s", violation.CodeMessage, StringComparison.Ordinal);
        Assert.InRange(violation.CodeStatus, 400, 499);
        RetryFollowsTheCode(violation);
    }

    public static void RetryFollowsTheCode(Violation violation)
    {
        var text = string.Join('\n', violation.Code, violation.CodeMessage, violation.Message, violation.Remedy);
        var retried = RetriedCodes.Where(code => text.Contains(code, StringComparison.OrdinalIgnoreCase));

        Assert.Equal(violation.Retryable, retried.Any());

        // Terraform compares beginnings too.
        Assert.False(!violation.Retryable && RetriedCodes.Any(code => code.StartsWith(violation.Code, StringComparison.Ordinal)));
    }
}
