using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>All that the association rules read, taken at one time.</summary>
public sealed record AssociationSnapshot
{
    /// <summary>What is asked for.</summary>
    public required AssociationRequest Request { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The EIP, wherever in the account it is; null when there is none.</summary>
    public Eip? Eip { get; init; }

    /// <summary>The resource, wherever in the account it is; null when there is none.</summary>
    public RegisteredResource? Target { get; init; }

    /// <summary>The mode that the association would have.</summary>
    public EipMode Mode => Request.Mode ?? Eip?.Mode ?? EipMode.Nat;
}
