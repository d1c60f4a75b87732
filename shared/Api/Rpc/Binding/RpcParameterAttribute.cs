using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Binding;

/// <summary>
/// Says of a property that it is a parameter of an action: its name is the one on the wire, its type what the parameter
/// has to be. Binding, validation and the reference (docs/rpc.md) come from it.
/// </summary>
/// <param name="description">What the parameter means, for the reference and for who sent it wrongly.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class RpcParameterAttribute(string description) : Attribute
{
    /// <summary>What the parameter means.</summary>
    public string Description { get; } = description;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What a text has to be; of a list, each of its texts.</summary>
    public RpcForm Form { get; init; }

    /// <summary>The least number.</summary>
    public int Least { get; init; } = int.MinValue;

    /// <summary>The greatest number; of a text, the most characters; of a list, the most items.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>The texts that it may be; none for any.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Whether a list is one text with commas, instead of <c>Name.1</c>, <c>Name.2</c>.</summary>
    public bool IsCommaSeparated { get; init; }

    /// <summary>Whether the case of a name does not matter.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The code that a value which it may not be is documented with; <c>InvalidParameter</c> when empty.</summary>
    public string Code { get; init; } = "";

    /// <summary>The HTTP status of that code.</summary>
    public int CodeStatus { get; init; } = StatusCodes.Status400BadRequest;

    /// <summary>The message of that code.</summary>
    public string CodeMessage { get; init; } = "";
}
