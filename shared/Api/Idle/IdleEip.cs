using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;

namespace EipFunctions.Api.Idle;

/// <summary>An EIP that nothing uses, as the API shows it: what it costs, and who had it last.</summary>
public sealed record IdleEip
{
    /// <summary>The allocation id.</summary>
    public required string EipId { get; init; }

    /// <summary>The public IPv4 address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>A display name.</summary>
    public required string Name { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>How traffic is metered.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The peak bandwidth in Mbit/s.</summary>
    public required int Bandwidth { get; init; }

    /// <summary>Since when it has been associated with nothing, in UTC.</summary>
    public required DateTimeOffset IdleSince { get; init; }

    /// <summary>For how many full days.</summary>
    public required int IdleDays { get; init; }

    /// <summary>What it was associated with before; absent for nothing, or nothing that the caller may see.</summary>
    public LastHolder? LastHolder { get; init; }

    /// <summary>What it costs in a month in which it stays idle.</summary>
    public required Money MonthlyCost { get; init; }
}
