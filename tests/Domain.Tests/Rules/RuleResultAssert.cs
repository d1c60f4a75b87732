using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

internal static class RuleResultAssert
{
    /// <summary>What holds for every answer of a rule, whatever it was asked.</summary>
    public static void IsConsistent<TSnapshot>(Rule<TSnapshot> rule, RuleResult result)
    {
        Assert.Equal((rule.Id, rule.Source, rule.BlocksOn), (result.RuleId, result.Source, result.BlocksOn));
        Assert.Equal(result.Outcome == RuleOutcome.Fail, result.Violation is not null);
        if (result.Outcome == RuleOutcome.NotApplicable)
        {
            Assert.Null(result.Required);
            Assert.Null(result.Actual);
            return;
        }

        Assert.NotEmpty(result.Required!);
        Assert.NotEmpty(result.Actual!);
        if (result.Violation is { } violation)
        {
            Assert.NotEqual(result.Required, result.Actual);
            Assert.Equal((rule.Id, rule.Source, rule.Code, rule.Retryable), (violation.RuleId, violation.Source, violation.Code, violation.Retryable));
            ViolationAssert.IsComplete(violation);
        }
    }
}
