using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Lists NAT gateways. One that is not there is left out, and never an error.</summary>
internal static class DescribeNatGateways
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeNatGateways), Rights.Read, "Lists NAT gateways with their EIPs, by id.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        if (asked.DryRun)
        {
            return RpcErrors.DryRunPassed();
        }

        var (found, page) = await RpcResources.PageAsync<NatGateway>(
            call, call.In(asked.RegionId), asked.Matches, asked.PageNumber, asked.PageSize);
        return new Response
        {
            TotalCount = found,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            NatGateways = new([.. page.Select(NatGatewayItem.Of)]),
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("Only this NAT gateway.")]
        public string? NatGatewayId { get; init; }

        [RpcParameter("Only NAT gateways of this VPC.")]
        public string? VpcId { get; init; }

        [RpcParameter("Only NAT gateways of this name.")]
        public string? Name { get; init; }

        [RpcParameter("Only NAT gateways in this state; none is ever Converting.", Values = ["Creating", "Available", "Modifying", "Deleting", "Converting"])]
        public string? Status { get; init; }

        [RpcParameter("Only NAT gateways of this zone.")]
        public string? ZoneId { get; init; }

        [RpcParameter("Only NAT gateways of this resource group.")]
        public string? ResourceGroupId { get; init; }

        [RpcParameter("Only NAT gateways of this type; those of this service are Enhanced.", Values = [NatTerms.NatType, "Normal"])]
        public string? NatType { get; init; }

        [RpcParameter("Only NAT gateways of this network; those of this service are of the Internet.", Values = [NatTerms.NetworkType, "intranet"])]
        public string? NetworkType { get; init; }

        [RpcParameter("Only NAT gateways that are paid for in this way; those of this service are PostPaid.", Values = [NatTerms.InstanceChargeType, "PrePaid"])]
        public string? InstanceChargeType { get; init; }

        [RpcParameter("Only NAT gateways of this size; those of this service have none.")]
        public string? Spec { get; init; }

        [RpcParameter("Only NAT gateways of this availability mode, which is recorded of none.")]
        public string? AvailabilityMode { get; init; }

        [RpcParameter("Only NAT gateways with all of these tags; those of this service have none.", Most = 20)]
        public IReadOnlyList<RpcTag> Tag { get; init; } = [];

        [RpcParameter("Which page.", Least = 1)]
        public int PageNumber { get; init; } = 1;

        [RpcParameter("The most NAT gateways of a page.", Least = 1, Most = 50)]
        public int PageSize { get; init; } = 10;

        [RpcParameter("Whether only to check the request: it then ends with DryRunOperation.")]
        public bool DryRun { get; init; }

        public bool Matches(NatGateway nat) =>
            (NatGatewayId ?? nat.ResourceId) == nat.ResourceId
            && (VpcId ?? nat.VpcId) == nat.VpcId
            && (Name ?? nat.Name) == nat.Name
            && (Status ?? nat.Status.ToString()) == nat.Status.ToString()
            && (ZoneId ?? nat.ZoneId) == nat.ZoneId
            && (ResourceGroupId ?? nat.ResourceGroupId) == nat.ResourceGroupId
            && NatType is null or NatTerms.NatType
            && NetworkType is null or NatTerms.NetworkType
            && InstanceChargeType is null or NatTerms.InstanceChargeType
            && Spec is null
            && AvailabilityMode is null
            && Tag.Count == 0;
    }

    internal sealed record Response : RpcPage
    {
        public required Items NatGateways { get; init; }
    }

    internal sealed record Items(IReadOnlyList<NatGatewayItem> NatGateway);
}
