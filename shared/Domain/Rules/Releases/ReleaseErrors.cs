namespace EipFunctions.Domain.Rules.Releases;

/// <summary>The errors of ReleaseEipAddress, spelt as the API reference spells them, mistakes included.</summary>
internal static class ReleaseErrors
{
    public static AlibabaError AllocationNotFound =>
        new("InvalidAllocationId.NotFound", 404, "Specified allocation ID is not found.");

    public static AlibabaError IncorrectEipStatus =>
        new("IncorrectEipStatus", 400, "Current elastic IP status does not support this operation.", Retryable: true);

    public static AlibabaError DeletionProtection => new(
        "InvalidOperation.DeletionProtection",
        400,
        "The instance cannnot delete because of deletion protecion.");

    public static AlibabaError OwnerError => new("Forbidden", 400, "The eip instance owener error");

    public static AlibabaError SegmentEip =>
        new("Forbidden.ReleaseSegmentEip", 400, "Release single segment eip is forbidden.");

    public static AlibabaError EipLocked =>
        new("InvalidEIPStatus.BizDisabled", 400, "The EIP has been locked.");
}
