namespace EipFunctions.Storage.Inventory;

/// <summary>A private address that another resource has.</summary>
/// <param name="VpcId">The VPC.</param>
/// <param name="IpAddress">The address.</param>
/// <param name="OwnerId">The resource that has it. Not everyone may know of it.</param>
public sealed record TakenAddress(string VpcId, string IpAddress, string OwnerId);
