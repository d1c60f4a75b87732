using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Principals;

/// <summary>The kinds of principal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PrincipalKind>))]
public enum PrincipalKind
{
    /// <summary>The account itself.</summary>
    Account,

    /// <summary>A RAM user of the account.</summary>
    RamUser,
}
