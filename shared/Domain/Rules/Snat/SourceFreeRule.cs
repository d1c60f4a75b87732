namespace EipFunctions.Domain.Rules.Snat;

/// <summary>No other SNAT entry of the gateway has the same source. (API reference: CreateSnatEntry.)</summary>
internal sealed class SourceFreeRule : Rule<SnatEntrySnapshot>
{
    public override string Id => "source-free";

    public override string Source => RuleSource.CreateSnatEntry;

    public override string BlocksOn => "a vSwitch or range that another SNAT entry of the gateway has";

    private protected override AlibabaError Error => SnatErrors.SourceDuplicated;

    private protected override string Field => "sourceCidr";

    public override RuleResult Evaluate(SnatEntrySnapshot snapshot)
    {
        var entry = snapshot.Entry;
        if (snapshot.NatGateway is not { } gateway || (entry.SourceVSwitchId ?? entry.SourceCidr) is not { } source)
        {
            return NotApplicable;
        }

        var holder = gateway.SnatEntries.FirstOrDefault(other =>
            other.SnatEntryId != entry.SnatEntryId
            && (IsSame(other.SourceVSwitchId, entry.SourceVSwitchId) || IsSame(other.SourceCidr, entry.SourceCidr)));
        var compared = new Comparison(
            $"no SNAT entry with the source '{source}'", holder is null ? Comparison.None : $"'{holder.SnatEntryId}'");
        return holder is null
            ? Passed(compared)
            : Violated(
                compared,
                $"SNAT entry '{holder.SnatEntryId}' has the source '{holder.SourceVSwitchId ?? holder.SourceCidr}' already.",
                "Use another source, or delete that SNAT entry.",
                holder.SnatEntryId);
    }

    private static bool IsSame(string? one, string? other) => one is not null && one == other;
}
