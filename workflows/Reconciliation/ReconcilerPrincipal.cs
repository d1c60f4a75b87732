using EipFunctions.Domain.Principals;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>On whose behalf repairs are made.</summary>
internal static class ReconcilerPrincipal
{
    public const string Id = "reconciler";

    public static Principal Of(string accountId) => new(accountId, Id, PrincipalKind.Account, Rights.All);
}
