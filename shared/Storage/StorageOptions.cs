using EipFunctions.Storage.Connections;

namespace EipFunctions.Storage;

/// <summary>Where state is kept: section <c>Storage</c> of the configuration, and the connection that it names.</summary>
public sealed class StorageOptions
{
    /// <summary>The connection of Azure Functions itself.</summary>
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>
    /// The name of the connection to the storage account: <c>{name}</c> is a connection string; without it
    /// <c>{name}:accountName</c> or <c>{name}:tableServiceUri</c> names an account that is reached by identity, with
    /// <c>{name}:credential</c> (<c>managedidentity</c>) and <c>{name}:clientId</c> besides where they are needed.
    /// </summary>
    public string Connection { get; set; } = DefaultConnection;

    /// <summary>The name of the state table; 3 to 63 letters and digits, a letter first.</summary>
    public string StateTable { get; set; } = "EipState";

    /// <summary>How long one request to the store may take before it is given up and tried again; 1 to 60 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The public addresses that the service hands out, in CIDR notation; IPv4, /8 to /24.</summary>
    public string AddressRange { get; set; } = "198.18.0.0/15";

    /// <summary>The connection that <see cref="Connection"/> names.</summary>
    internal StorageConnection Account { get; set; } = new() { Name = DefaultConnection };
}
