using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Workflows.Holds;

/// <summary>The input of the workflow that watches over a hold.</summary>
public sealed record HoldInput
{
    /// <summary>On whose behalf the EIP is held: what the hold does, they could do.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The hold; also the id of the workflow.</summary>
    public required string HoldId { get; init; }

    /// <summary>When it ends without a replacement, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether the EIP is released then.</summary>
    public bool ReleaseAfterwards { get; init; }

    /// <summary>How many associations with replacements were begun already; each has an id of its own.</summary>
    public int Attempts { get; init; }

    internal AccountRegion Partition => new(Principal.AccountId, RegionId);
}
