using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace EipFunctions.Api.Rpc.Binding;

/// <summary>A parameter of an action, or a member of one that has members.</summary>
internal sealed class RpcParameter
{
    private RpcParameter(PropertyInfo property, RpcParameterAttribute rules)
    {
        (Property, Rules) = (property, rules);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsList = type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
        ItemType = IsList ? type.GetGenericArguments()[0] : type;
        IsObject = ItemType is { IsClass: true } && ItemType != typeof(string);
        Members = IsObject ? Of(ItemType) : [];
        Values = ItemType.IsEnum ? NamesOf(ItemType) : rules.Values.ToDictionary(value => value, object (value) => value, Comparer);
    }

    public string Name => Property.Name;

    public PropertyInfo Property { get; }

    public RpcParameterAttribute Rules { get; }

    public bool IsList { get; }

    /// <summary>Its type; of a list, that of an item.</summary>
    public Type ItemType { get; }

    /// <summary>Whether it, or each of its items, has members.</summary>
    public bool IsObject { get; }

    public IReadOnlyList<RpcParameter> Members { get; }

    /// <summary>What it may be, by the name on the wire; empty for anything of its form.</summary>
    public IReadOnlyDictionary<string, object> Values { get; }

    private StringComparer Comparer => Rules.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The parameters that a record's properties are, in their order.</summary>
    public static IReadOnlyList<RpcParameter> Of(Type record) =>
    [
        .. record.GetProperties()
            .Select(property => (Property: property, Rules: property.GetCustomAttribute<RpcParameterAttribute>()))
            .Where(one => one.Rules is not null)
            .Select(one => new RpcParameter(one.Property, one.Rules!)),
    ];

    private Dictionary<string, object> NamesOf(Type type) => Enum.GetValues(type).Cast<object>()
        .ToDictionary(value => JsonSerializer.SerializeToElement(value, type, RpcJson.Options).GetString()!, value => value, Comparer);
}
