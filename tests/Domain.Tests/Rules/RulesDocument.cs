using System.Text;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>The text of docs/rules.md, written from the rules themselves.</summary>
internal static class RulesDocument
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # Rules

            Every precondition, in the order in which violations are reported. All violations come back, never only the
            first. Sources that begin with `section_` are sections of the FAQ. A test writes this file from the rules and
            fails when it differs; run it with `UPDATE_DOCS=1` to bring the file up to date.

            """);
        Append(text, "Associate an EIP", AssociationRules.All);
        Append(text, "Disassociate an EIP", DisassociationRules.All);
        Append(text, "Change the mode of an EIP", ModeChangeRules.All);
        Append(text, "Move an EIP", MoveRules.All);
        Append(text, "Swap two EIPs", SwapRules.Own);
        text.Append("""

            For each of the two EIPs hold besides, with the other one out of the way, the rules of a move from `current-ecs-state`
            on. What is about the other EIP has the same id with `other-` in front.

            """);
        Append(text, "Release an EIP", ReleaseRules.All);
        Append(text, "Release contiguous EIPs", SegmentReleaseRules.All);
        Append(text, "Create a DNAT entry", DnatEntryRules.All);
        Append(text, "Create an SNAT entry", SnatEntryRules.All);
        return text.ToString();
    }

    private static void Append<TSnapshot>(StringBuilder text, string title, RuleSet<TSnapshot> rules) =>
        Append(text, title, rules.Rules);

    private static void Append<TSnapshot>(StringBuilder text, string title, IReadOnlyList<Rule<TSnapshot>> rules)
    {
        text.Append('\n').Append("## ").Append(title).Append("\n\n");
        text.Append("| Rule | Source | Blocks on | Code | Retry helps |\n|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            text.Append("| `").Append(rule.Id).Append("` | ").Append(rule.Source).Append(" | ").Append(rule.BlocksOn)
                .Append(" | `").Append(rule.Code).Append("` | ").Append(rule.Retryable ? "yes" : "no").Append(" |\n");
        }
    }
}
