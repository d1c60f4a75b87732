using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Which EIPs are asked for.</summary>
internal sealed record EipAddressQuery
{
    private const string CreationStartTime = nameof(CreationStartTime);
    private const int MostNamed = 50;

    [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
    public string RegionId { get; init; } = "";

    [RpcParameter("EIPs by id.", IsCommaSeparated = true, Form = RpcForm.Id, Most = MostNamed)]
    public IReadOnlyList<string> AllocationId { get; init; } = [];

    [RpcParameter("EIPs by address.", IsCommaSeparated = true, Form = RpcForm.Ipv4, Most = MostNamed)]
    public IReadOnlyList<string> EipAddress { get; init; } = [];

    [RpcParameter("Only EIPs in this state.")]
    public EipState? Status { get; init; }

    [RpcParameter(
        "Only EIPs that are associated with a resource of this kind.",
        Values =
        [
            nameof(ResourceKind.EcsInstance), nameof(ResourceKind.SlbInstance), nameof(ResourceKind.Nat), nameof(ResourceKind.HaVip),
            nameof(ResourceKind.NetworkInterface), "IpAddress",
        ],
        Code = "InvalidIAssociatedInstanceType.ValueNotSupported",
        CodeMessage = "The specified value of AssociatedInstanceType is not supported.")]
    public string? AssociatedInstanceType { get; init; }

    [RpcParameter("Only EIPs that are associated with this resource.", Form = RpcForm.Id)]
    public string? AssociatedInstanceId { get; init; }

    [RpcParameter("Only EIPs of this name.")]
    public string? EipName { get; init; }

    [RpcParameter(
        "Only EIPs that are paid for in this way; those of this service are PostPaid.",
        Values = [EipTerms.ChargeType, "PrePaid"],
        Code = "InvalidChargeType.ValueNotSupported",
        CodeMessage = "The specified ChargeType is not supported.")]
    public string? ChargeType { get; init; }

    [RpcParameter("Only EIPs of this line type; those of this service are BGP.")]
    public string? ISP { get; init; }

    [RpcParameter(
        "Only EIPs that are locked for this reason.",
        Code = "InvalidLockReason.NotFound",
        CodeStatus = StatusCodes.Status404NotFound,
        CodeMessage = "The specified LockReason is not found")]
    public EipLockReason? LockReason { get; init; }

    [RpcParameter("Only EIPs of this resource group.", Form = RpcForm.Id)]
    public string? ResourceGroupId { get; init; }

    [RpcParameter("Only EIPs of this IP address pool.", Form = RpcForm.Id)]
    public string? PublicIpAddressPoolId { get; init; }

    [RpcParameter("Only the contiguous EIPs of this segment.", Form = RpcForm.Id)]
    public string? SegmentInstanceId { get; init; }

    [RpcParameter("Whether only EIPs with further protection are asked for; this service has none.")]
    public bool? SecurityProtectionEnabled { get; init; }

    [RpcParameter("Whether only EIPs that a service manages are asked for; this service has none.")]
    public bool? ServiceManaged { get; init; }

    [RpcParameter("Of no effect: subscriptions that are yet to begin would be shown, and this service has none.")]
    public bool IncludeReservationData { get; init; }

    [RpcParameter("Only EIPs with all of these tags, of any value where none is sent.", Most = 20)]
    public IReadOnlyList<RpcTag> Tag { get; init; } = [];

    [RpcParameter($"Only EIPs allocated at a time or later: Key `{CreationStartTime}`, Value `YYYY-MM-DDThh:mmZ`.", Most = 1)]
    public IReadOnlyList<EipFilter> Filter { get; init; } = [];

    [RpcParameter("Which page.", Least = 1)]
    public int PageNumber { get; init; } = 1;

    [RpcParameter("The most EIPs of a page.", Least = 1, Most = 100)]
    public int PageSize { get; init; } = 10;

    [RpcParameter("Whether only to check the request: it then ends with DryRunOperation.")]
    public bool DryRun { get; init; }

    /// <summary>Whether it asks for what a resource has.</summary>
    public bool NamesResource => AssociatedInstanceId is not null || AssociatedInstanceType is not null;

    private DateTimeOffset Since => Filter.Count > 0 && RpcTime.TryRead(Filter[0].Value, out var since) ? since : DateTimeOffset.MinValue;

    /// <summary>What is wrong with it beyond single parameters; null for nothing.</summary>
    public RpcError? Check() => Filter.Count > 0 && !RpcTime.TryRead(Filter[0].Value, out _)
        ? RpcErrors.Invalid("Filter.1.Value", $"Filter.1.Value is '{Filter[0].Value}': a time is written YYYY-MM-DDThh:mmZ, in UTC.")
        : DryRun ? RpcErrors.DryRunPassed() : null;

    /// <summary>Whether an EIP is among those that are asked for.</summary>
    public bool Matches(Eip eip) =>
        (EipAddress.Count == 0 || EipAddress.Contains(eip.IpAddress))
        && (Status ?? eip.State) == eip.State
        && (AssociatedInstanceType is null || eip.Association?.ResourceKind.ToString() == AssociatedInstanceType)
        && (AssociatedInstanceId is null || eip.Association?.ResourceId == AssociatedInstanceId)
        && (EipName ?? eip.Name) == eip.Name
        && ChargeType is null or EipTerms.ChargeType
        && ISP is null or EipTerms.Isp
        && (LockReason is null || eip.LockReason == LockReason)
        && (ResourceGroupId ?? eip.ResourceGroupId) == eip.ResourceGroupId
        && (PublicIpAddressPoolId is null || eip.PublicIpAddressPoolId == PublicIpAddressPoolId)
        && (SegmentInstanceId is null || eip.SegmentInstanceId == SegmentInstanceId)
        && SecurityProtectionEnabled is not true
        && ServiceManaged is not true
        && Tag.All(tag => eip.Tags.TryGetValue(tag.Key, out var value) && (tag.Value ?? value) == value)
        && eip.AllocatedAt >= Since;

    internal sealed record EipFilter
    {
        [RpcParameter("What it compares.", IsRequired = true, Values = [CreationStartTime])]
        public string Key { get; init; } = "";

        [RpcParameter("With what.", IsRequired = true, Most = 32)]
        public string Value { get; init; } = "";
    }
}
