using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.ResourceEvents;

/// <summary>What an event does to one EIP on its resource: the marks on its association, and what is announced of them.</summary>
/// <param name="Row">The EIP as it was read.</param>
/// <param name="Association">Its association as it is to be.</param>
/// <param name="Happenings">What is announced; empty where nothing changes.</param>
internal sealed record AssociationMarks(Row<Eip> Row, Association Association, IReadOnlyList<EipHappening> Happenings)
{
    /// <summary>
    /// The most rows that one EIP takes of a transaction: itself, and of two happenings the event and the audit entry, which
    /// is there for the EIP and for each of two resources.
    /// </summary>
    public const int MostRows = 9;

    /// <summary>Decides the marks of an association.</summary>
    /// <param name="row">The EIP, which is associated.</param>
    /// <param name="facts">What the resource is now.</param>
    /// <param name="before">The resource as it was: what was not recorded with the association is taken from it.</param>
    /// <param name="since">When it became so, in UTC.</param>
    /// <returns>The marks.</returns>
    public static AssociationMarks Decide(Row<Eip> row, ResourceFacts facts, CloudResource before, DateTimeOffset since)
    {
        var association = row.Value.Association!;
        association = association with
        {
            VpcId = association.VpcId ?? before.VpcId,
            InstanceId = before is NetworkInterface eni ? association.InstanceId ?? eni.InstanceId ?? "" : null,
        };
        facts = facts with { Association = association };
        var happenings = new List<EipHappening>();
        if (Reactions.Follow(facts))
        {
            var (from, to) = (association.InstanceId!, ((NetworkInterface)facts.Resource).InstanceId ?? "");
            happenings.Add(new(EipEventType.AssociationFollowed, association, $"The ENI was {Place("detached", from)}, and is {Place("attached to none", to)}.")
            {
                FromInstanceId = from,
                ToInstanceId = to,
            });
            association = association with { InstanceId = to };
        }

        var fault = Reactions.FaultOf(facts, since);
        if (fault != association.Broken)
        {
            happenings.Add(fault is null
                ? new(EipEventType.AssociationRestored, association, association.Broken!.Message)
                : new(EipEventType.AssociationBroken, association, fault.Message));
            association = association with { Broken = fault };
        }

        return new(row, association, happenings);
    }

    /// <summary>Puts the change into the transaction that also writes the resource's row.</summary>
    /// <param name="recorder">Records it.</param>
    public void AddTo(EipRecorder recorder) =>
        recorder.Changed(Row, Row.Value with { Association = Association }, Happenings);

    private static string Place(string none, string instanceId) => instanceId.Length == 0 ? none : $"attached to '{instanceId}'";
}
