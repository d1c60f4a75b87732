using System.Text;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>The text of docs/refusals.md, written from what the rules answer to the cases of the tests.</summary>
internal static class RefusalsDocument
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # Refusals

            What every rule asks for, a value with which it holds, and what callers read when it does not: the value found,
            the message and the remedy. The values are those of the tests. A test writes this file and fails when it differs;
            run it with `UPDATE_DOCS=1` to bring the file up to date.

            """);
        Append(text, "Associate an EIP", AssociationRules.All, AssociationCases.All, OutcomeSnapshots.PassingAssociations);
        Append(text, "Disassociate an EIP", DisassociationRules.All, DisassociationCases.All, OutcomeSnapshots.PassingDisassociations);
        Append(text, "Change the mode of an EIP", ModeChangeRules.All, ModeChangeCases.All, OutcomeSnapshots.PassingModeChanges);
        Append(text, "Move an EIP", MoveRules.All.Rules, MoveCases.Own, OutcomeSnapshots.PassingMoves);
        Append(text, "Swap two EIPs", SwapRules.Own, SwapCases.All, OutcomeSnapshots.PassingSwaps);
        Append(text, "Release an EIP", ReleaseRules.All, ReleaseCases.All, OutcomeSnapshots.PassingReleases);
        Append(text, "Release contiguous EIPs", SegmentReleaseRules.All, SegmentReleaseCases.All, OutcomeSnapshots.PassingSegmentReleases);
        Append(text, "Create a DNAT entry", DnatEntryRules.All, DnatEntryCases.All, OutcomeSnapshots.PassingDnatEntries);
        Append(text, "Create an SNAT entry", SnatEntryRules.All, SnatEntryCases.All, OutcomeSnapshots.PassingSnatEntries);
        return text.ToString();
    }

    private static void Append<TSnapshot>(
        StringBuilder text,
        string title,
        RuleSet<TSnapshot> rules,
        IReadOnlyList<RuleCase<TSnapshot>> cases,
        IReadOnlyList<TSnapshot> passing) => Append(text, title, rules.Rules, cases, passing);

    private static void Append<TSnapshot>(
        StringBuilder text,
        string title,
        IReadOnlyList<Rule<TSnapshot>> rules,
        IReadOnlyList<RuleCase<TSnapshot>> cases,
        IReadOnlyList<TSnapshot> passing)
    {
        text.Append('\n').Append("## ").Append(title).Append("\n\n");
        text.Append("| Rule | Required | Holds with | Fails with | Refusal |\n|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var holds = string.Join("; ", passing.Select(rule.Evaluate)
                .Where(result => result.Outcome == RuleOutcome.Pass).Select(result => result.Actual).Distinct(StringComparer.Ordinal));
            var lines = cases.Where(c => c.RuleId == rule.Id).Select(c => Line(rule.Evaluate(c.Break(c.Passing)), holds));
            text.AppendJoin("", lines.Distinct(StringComparer.Ordinal));
        }
    }

    private static string Line(RuleResult result, string holds) =>
        $"| `{result.RuleId}` | {result.Required} | {holds} | {result.Actual} | {result.Violation!.Message} {result.Violation.Remedy} |\n";
}
