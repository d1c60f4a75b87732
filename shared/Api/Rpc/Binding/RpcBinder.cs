namespace EipFunctions.Api.Rpc.Binding;

/// <summary>Makes a record of an action's parameters out of what was sent, and notes everything that is wrong with it.</summary>
/// <typeparam name="T">The record; its properties that are parameters have a <see cref="RpcParameterAttribute"/>.</typeparam>
internal static class RpcBinder<T>
    where T : class, new()
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<RpcParameter> Parameters { get; } = RpcParameter.Of(typeof(T));

    /// <summary>Binds parameters. Those that the record does not have are passed over, as SDKs send more with every version.</summary>
    /// <param name="sent">What was sent, by name; an empty text counts as not sent.</param>
    /// <returns>The record, or what is wrong: the first error, and in its recommendation all of them.</returns>
    public static (T? Value, RpcError? Error) Bind(IReadOnlyDictionary<string, string> sent)
    {
        var errors = new List<RpcError>();
        var value = (T)RpcValues.Object(typeof(T), Parameters, prefix: "", sent, errors);
        return errors.Count == 0
            ? (value, null)
            : (null, errors[0] with { Recommend = string.Join(' ', errors.Select(error => error.Recommend)) });
    }
}
