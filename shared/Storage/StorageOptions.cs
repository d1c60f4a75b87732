using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace EipFunctions.Storage;

/// <summary>Where state is kept. Read from the root of the configuration and its <c>Storage</c> section.</summary>
public sealed class StorageOptions
{
    /// <summary>The connection string of the storage account, as Azure Functions names it.</summary>
    [Required(ErrorMessage = "Setting 'AzureWebJobsStorage' is missing: give the connection string of the storage account.")]
    [ConfigurationKeyName("AzureWebJobsStorage")]
    public string ConnectionString { get; set; } = "";

    /// <summary>The name of the state table; 3 to 63 letters and digits, a letter first.</summary>
    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,62}$", ErrorMessage = "Setting 'Storage:StateTable' must be 3 to 63 letters and digits, a letter first.")]
    public string StateTable { get; set; } = "EipState";

    /// <summary>How long one request to the store may take before it is given up and tried again; 1 to 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Setting 'Storage:Timeout' must be 00:00:01 to 00:01:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The public addresses that the service hands out, in CIDR notation; IPv4, /8 to /24.</summary>
    public string AddressRange { get; set; } = "198.18.0.0/15";
}
