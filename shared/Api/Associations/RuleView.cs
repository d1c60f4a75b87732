using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Associations;

/// <summary>What one rule says of a request, as the API shows it. The members after the two values are there when it fails.</summary>
/// <param name="RuleId">The rule's id, such as <c>same-region</c>.</param>
/// <param name="Source">Where it comes from: a section of the FAQ, or the API's documentation.</param>
/// <param name="Outcome">Whether it holds.</param>
/// <param name="BlocksOn">What it blocks on, in one clause.</param>
/// <param name="Required">What it asks for; absent when it does not apply.</param>
/// <param name="Actual">What it found; absent when it does not apply.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What the caller can do.</param>
/// <param name="Code">The matching Alibaba Cloud error code.</param>
/// <param name="Field">The field of the request that it is about.</param>
/// <param name="BlockingResource">The id of what stands in the way, when there is one that the caller may see.</param>
/// <param name="Retryable">Whether waiting helps: the same request can succeed later.</param>
public sealed record RuleView(
    string RuleId,
    string Source,
    RuleOutcome Outcome,
    string BlocksOn,
    string? Required,
    string? Actual,
    string? Message,
    string? Remedy,
    string? Code,
    string? Field,
    string? BlockingResource,
    bool? Retryable)
{
    internal static RuleView Of(RuleResult result) => new(
        result.RuleId,
        result.Source,
        result.Outcome,
        result.BlocksOn,
        result.Required,
        result.Actual,
        result.Violation?.Message,
        result.Violation?.Remedy,
        result.Violation?.Code,
        result.Violation?.Field,
        result.Violation?.BlockingResource,
        result.Violation?.Retryable);
}
