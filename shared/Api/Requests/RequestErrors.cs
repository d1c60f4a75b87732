using EipFunctions.Api.Problems;

namespace EipFunctions.Api.Requests;

/// <summary>Collects everything that is wrong with a request, so that the caller is told at once.</summary>
internal sealed class RequestErrors
{
    private const int LongestValue = 128;

    private readonly List<InvalidField> _fields = [];

    public IReadOnlyList<InvalidField> Fields => _fields;

    public bool Any => _fields.Count > 0;

    public void Add(string field, string? value, string rule, string remedy) =>
        _fields.Add(new(field, value is { Length: > LongestValue } ? $"{value[..LongestValue]}…" : value, rule, remedy));
}
