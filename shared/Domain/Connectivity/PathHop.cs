namespace EipFunctions.Domain.Connectivity;

/// <summary>A stage of a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id or address.</param>
/// <param name="Detail">What happens there.</param>
public sealed record PathHop(HopKind Kind, string Id, string Detail);
