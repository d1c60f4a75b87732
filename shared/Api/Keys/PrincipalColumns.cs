using Azure.Data.Tables;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Keys;

/// <summary>
/// Whom a key stands for, as columns of its row: <c>AccountId</c>, <c>PrincipalId</c>, <c>Kind</c>, <c>Rights</c>,
/// <c>ResourceGroups</c> (escaped and joined by <c>|</c>) with <c>ResourceGroupCount</c>, absent for all, and <c>Service</c>.
/// </summary>
internal static class PrincipalColumns
{
    public static void Write(TableEntity row, Principal principal)
    {
        row["AccountId"] = principal.AccountId;
        row["PrincipalId"] = principal.PrincipalId;
        row["Kind"] = principal.Kind.ToString();
        row["Rights"] = (int)principal.Rights;
        if (principal.ResourceGroupIds is { } groups)
        {
            row["ResourceGroups"] = string.Join('|', groups.Select(KeyEscape.Escape));
            row["ResourceGroupCount"] = groups.Count;
        }

        if (principal.Service is { } service)
        {
            row["Service"] = service;
        }
    }

    public static Principal Read(TableEntity row) => new(
        row.GetString("AccountId"),
        row.GetString("PrincipalId"),
        Enum.Parse<PrincipalKind>(row.GetString("Kind")),
        (Rights)row.GetInt32("Rights")!.Value)
    {
        // The count tells no group from the one whose id is empty.
        ResourceGroupIds = row.GetInt32("ResourceGroupCount") switch
        {
            null => null,
            0 => [],
            _ => [.. row.GetString("ResourceGroups").Split('|').Select(KeyEscape.Unescape)],
        },
        Service = row.GetString("Service"),
    };
}
