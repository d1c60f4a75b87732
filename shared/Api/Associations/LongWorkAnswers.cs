using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Operations;

namespace EipFunctions.Api.Associations;

/// <summary>What every operation that takes long answers with.</summary>
internal static class LongWorkAnswers
{
    public static IReadOnlyList<ApiAnswer> All { get; } =
    [
        new(202, typeof(Operation)),
        new(200, typeof(Operation)),
    ];
}
