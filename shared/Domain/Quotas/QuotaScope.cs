using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Quotas;

/// <summary>What a limit of one's own holds for. The narrower one wins, over the default at last.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuotaScope>))]
public enum QuotaScope
{
    /// <summary>The account in all its regions.</summary>
    [JsonStringEnumMemberName("account")]
    Account,

    /// <summary>The account in one region.</summary>
    [JsonStringEnumMemberName("region")]
    Region,

    /// <summary>One resource.</summary>
    [JsonStringEnumMemberName("resource")]
    Resource,
}
