using EipFunctions.Domain.Principals;
using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>The input of the workflow that handles an event.</summary>
/// <param name="Principal">Who sent it, and for which account.</param>
/// <param name="Event">The event.</param>
public sealed record ResourceEventInput(Principal Principal, ResourceEvent Event)
{
    /// <summary>Who ends associations for it: the account, so that nothing is hidden, in the name of who sent it.</summary>
    internal Principal Account => new(Principal.AccountId, Principal.PrincipalId, PrincipalKind.Account, Rights.All);
}
