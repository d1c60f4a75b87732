using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Describes one NAT gateway.</summary>
internal static class GetNatGatewayAttribute
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(GetNatGatewayAttribute), Rights.Read, "Describes a NAT gateway with its EIPs.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked) =>
        await NatTable.SeenGatewayAsync(call, asked.RegionId, asked.NatGatewayId) is { } gateway
            ? Response.Of(gateway)
            : NatErrors.NoSuchGateway(asked.NatGatewayId);

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The NAT gateway.", IsRequired = true, Form = RpcForm.Id)]
        public string NatGatewayId { get; init; } = "";
    }

    internal sealed record Response : RpcResponse
    {
        public required string NatGatewayId { get; init; }

        public required string Name { get; init; }

        public required string RegionId { get; init; }

        public required string VpcId { get; init; }

        public required NatGatewayStatus Status { get; init; }

        public required string BusinessStatus { get; init; }

        public required string CreationTime { get; init; }

        public required string ResourceGroupId { get; init; }

        public required ForwardTableInfo ForwardTable { get; init; }

        public required SnatTableInfo SnatTable { get; init; }

        public required IReadOnlyList<Ip> IpList { get; init; }

        public required Place PrivateInfo { get; init; }

        public FullNatTableInfo FullNatTable { get; init; } = new(0, "");

        public Billing BillingConfig { get; init; } = new("", NatTerms.InstanceChargeType, NatTerms.InternetChargeType, "");

        public Protection DeletionProtectionInfo { get; init; } = new(Enabled: false);

        public string NatType { get; init; } = NatTerms.NatType;

        public string NetworkType { get; init; } = NatTerms.NetworkType;

        public string Description { get; init; } = "";

        public string ExpiredTime { get; init; } = "";

        public bool EcsMetricEnabled { get; init; }

        public bool EnableSessionLog { get; init; }

        public bool PrivateLinkEnabled { get; init; }

        public static Response Of(RegisteredResource resource)
        {
            var nat = (NatGateway)resource.Resource;
            return new()
            {
                NatGatewayId = nat.ResourceId,
                Name = nat.Name,
                RegionId = nat.RegionId,
                VpcId = nat.VpcId ?? "",
                Status = nat.Status,
                BusinessStatus = NatTerms.BusinessStatus(nat),
                CreationTime = NatTerms.CreationTime(resource),
                ResourceGroupId = nat.ResourceGroupId,
                ForwardTable = new(resource.DnatEntries.Count, NatTable.Forward.Of(nat.ResourceId)),
                SnatTable = new(resource.SnatEntries.Count, NatTable.Snat.Of(nat.ResourceId)),
                IpList = [.. NatIp.Of(resource).Select(ip => new Ip(ip.EipId, ip.IpAddress, ip.UsingStatus(idle: "idle")))],
                PrivateInfo = new(nat.ZoneId),
            };
        }
    }

    internal sealed record ForwardTableInfo(int ForwardEntryCount, string ForwardTableId);

    internal sealed record SnatTableInfo(int SnatEntryCount, string SnatTableId);

    internal sealed record FullNatTableInfo(int FullNatEntryCount, string FullNatTableId);

    internal sealed record Ip(string AllocationId, string IpAddress, string UsingStatus);

    internal sealed record Place(string IzNo);

    internal sealed record Billing(string AutoPay, string InstanceChargeType, string InternetChargeType, string Spec);

    internal sealed record Protection(bool Enabled);
}
