namespace EipFunctions.Domain.Rules;

/// <summary>A rule that does not hold: why, what stands in the way, and what to do.</summary>
/// <param name="RuleId">The rule's id, such as <c>same-region</c>.</param>
/// <param name="Source">Where the rule comes from: an FAQ section such as <c>section_uu3_mql_s9i</c>, or the API's documentation.</param>
/// <param name="Message">What is wrong, with the values compared.</param>
/// <param name="Remedy">What the caller can do.</param>
/// <param name="Retryable">Whether the same request can succeed later without the caller changing anything.</param>
/// <param name="Code">The matching Alibaba Cloud error code.</param>
/// <param name="CodeStatus">The HTTP status that the code is documented with.</param>
/// <param name="CodeMessage">The message that the code is documented with.</param>
/// <param name="Field">The field of the request that the rule is about.</param>
/// <param name="BlockingResource">The id of what stands in the way, when there is one.</param>
public sealed record Violation(
    string RuleId,
    string Source,
    string Message,
    string Remedy,
    bool Retryable,
    string Code,
    int CodeStatus,
    string CodeMessage,
    string Field,
    string? BlockingResource);
