namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The errors of ReleaseEipAddress, spelt as the API reference spells them, mistakes included.</summary>
internal static class ReleaseErrors
{
    public static AlibabaError AllocationNotFound { get; } =
        new("InvalidAllocationId.NotFound", 404, "Specified allocation ID is not found.");

    public static AlibabaError IncorrectEipStatus { get; } =
        new("IncorrectEipStatus", 400, "Current elastic IP status does not support this operation.", Retryable: true);

    public static AlibabaError DeletionProtection { get; } = new(
        "InvalidOperation.DeletionProtection",
        400,
        "The instance cannnot delete because of deletion protecion.");

    public static AlibabaError EipLocked { get; } =
        new("InvalidEIPStatus.BizDisabled", 400, "The EIP has been locked.");
}
