using Microsoft.Extensions.Configuration;

namespace EipFunctions.Storage.Connections;

/// <summary>
/// A connection to a storage account as Azure Functions names it: the setting <c>{name}</c> is a connection string;
/// without it <c>{name}:accountName</c> or <c>{name}:tableServiceUri</c> says which account is reached by identity.
/// </summary>
internal sealed record StorageConnection
{
    /// <summary>The one value of <see cref="Credential"/>.</summary>
    public const string ManagedIdentity = "managedidentity";

    /// <summary>The name, such as <c>AzureWebJobsStorage</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The connection string: a secret. Null to use an identity.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The account, in Azure's public cloud. Null when <see cref="TableServiceUri"/> is given.</summary>
    public string? AccountName { get; init; }

    /// <summary>The account's table service, in any cloud: an absolute https URL. Null when <see cref="AccountName"/> is given.</summary>
    public string? TableServiceUri { get; init; }

    /// <summary><see cref="ManagedIdentity"/> for the host's managed identity alone; null for what the environment has.</summary>
    public string? Credential { get; init; }

    /// <summary>The client id of a user-assigned managed identity; null for the system-assigned one.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether the managed identity alone is to be used.</summary>
    public bool UsesManagedIdentity => string.Equals(Credential, ManagedIdentity, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the table service is; for a connection by identity.</summary>
    public Uri Endpoint => new(TableServiceUri ?? $"https://{AccountName}.table.core.windows.net");

    /// <summary>Reads a connection. A setting that is empty counts as absent.</summary>
    public static StorageConnection Read(IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        return new()
        {
            Name = name,
            ConnectionString = Given(section.Value),
            AccountName = Given(section["accountName"]),
            TableServiceUri = Given(section["tableServiceUri"]),
            Credential = Given(section["credential"]),
            ClientId = Given(section["clientId"]),
        };
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
