using System.Text.Json.Nodes;

namespace EipFunctions.Infra.Tests;

/// <summary>The resources that a deployment makes.</summary>
internal sealed class Deployment(IEnumerable<JsonObject> resources, string root)
{
    public IReadOnlyList<JsonObject> Resources { get; } = [.. resources];

    /// <summary>The app settings, with what is known only in Azure as an expression.</summary>
    public IReadOnlyDictionary<string, string> Settings => OfType("Microsoft.Web/sites/config")
        .Single(config => $"{config["name"]}".EndsWith("/appsettings", StringComparison.Ordinal))["properties"]!
        .AsObject().ToDictionary(setting => setting.Key, setting => $"{setting.Value}", StringComparer.Ordinal);

    /// <summary>The roles that are assigned: on what kind of resource, and which.</summary>
    public IEnumerable<(string Scope, string Role)> Roles => OfType("Microsoft.Authorization/roleAssignments").Select(role => (
        ScopeOf($"{role["id"]}"), $"{role["properties"]!["roleDefinitionId"]}".Split('/')[^1]));

    public IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource => $"{resource["type"]}" == type);

    // ".../Microsoft.Storage/storageAccounts/ststate1a2b3c/providers/Microsoft.Authorization/..." is "storageAccounts/ststate".
    private string ScopeOf(string id)
    {
        Assert.StartsWith(root, id, StringComparison.Ordinal);
        var scope = id[root.Length..id.IndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal)].Split('/');
        return scope[1] == "storageAccounts" && scope.Length == 3
            ? $"{scope[1]}/{(scope[2].StartsWith("ststate", StringComparison.Ordinal) ? "ststate" : "sthost")}"
            : string.Join('/', scope.Where((_, index) => index % 2 == 1));
    }
}
