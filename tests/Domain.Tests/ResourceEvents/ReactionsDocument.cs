using System.Text;
using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Domain.Tests.ResourceEvents;

/// <summary>The table in docs/reactions.md, written from the reactions themselves.</summary>
internal static class ReactionsDocument
{
    public const string Begin = "<!-- The table is written by a test: UPDATE_DOCS=1 brings it up to date. -->";
    public const string End = "<!-- End of the table. -->";

    public static string Write()
    {
        var text = new StringBuilder(Begin).Append("\n| Resource | What happened | Reaction | Reason |\n|---|---|---|---|\n");
        foreach (var row in Reactions.All)
        {
            text.Append("| ").Append(row.Kind?.ToString() ?? "any").Append(" | ").Append(row.Happening).Append(" | ")
                .Append(Words(row.Effect)).Append(" | ").Append(row.Fault is { } fault ? $"`{fault}`" : "–").Append(" |\n");
        }

        return text.Append(End).ToString();
    }

    private static string Words(ReactionEffect effect) => effect switch
    {
        ReactionEffect.EndAssociations => "its associations are ended, each EIP goes by its policy",
        ReactionEffect.BreakAssociation => "the association is broken; restored when that is over",
        ReactionEffect.FollowAssociation => "its EIPs follow: announced",
        ReactionEffect.Record => "recorded; who waits for it looks again",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };
}
