namespace EipFunctions.Gateway.Http;

/// <summary>A page of what an account has bound in a region, as the body of an answer.</summary>
/// <param name="Items">The bindings with their fences, in ordinal order of the EIPs' ids.</param>
/// <param name="More">Whether there are more behind the last of them.</param>
internal sealed record BindingPage(IReadOnlyList<BoundEip> Items, bool More);
