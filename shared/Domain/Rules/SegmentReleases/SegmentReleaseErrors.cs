namespace EipFunctions.Domain.Rules.SegmentReleases;

/// <summary>The errors of ReleaseEipSegmentAddress that ReleaseEipAddress does not have.</summary>
internal static class SegmentReleaseErrors
{
    public static AlibabaError NotFound =>
        new("OperationFailed.InstanceNotExist", 400, "The specified instance does not exist.");
}
