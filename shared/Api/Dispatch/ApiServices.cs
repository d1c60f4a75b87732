using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Eips;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Idle;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Idle;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Batches;
using EipFunctions.Storage.Candidates;
using EipFunctions.Storage.Claims;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Plans;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Dispatch;

/// <summary>What the handlers work with.</summary>
/// <param name="Operations">Starts and follows long work.</param>
/// <param name="Reconciliations">Starts and follows reconciliations.</param>
/// <param name="Eips">The EIPs.</param>
/// <param name="Tags">The tags of several EIPs.</param>
/// <param name="Segments">The contiguous EIPs.</param>
/// <param name="Resources">The resources.</param>
/// <param name="ResourceEvents">Takes events about resources.</param>
/// <param name="ResourceEventStore">Keeps the marks on associations up to date.</param>
/// <param name="EventsIn">How events come in.</param>
/// <param name="DnatEntries">The DNAT entries.</param>
/// <param name="WafOrigins">The WAF origins of EIPs.</param>
/// <param name="Pricing">What idle EIPs cost.</param>
/// <param name="SnatEntries">The SNAT entries.</param>
/// <param name="Ipv6Addresses">The IPv6 addresses.</param>
/// <param name="Settings">The settings of accounts.</param>
/// <param name="QuotaRequests">The requests to change limits.</param>
/// <param name="Associations">Evaluates associations.</param>
/// <param name="Disassociations">Evaluates disassociations.</param>
/// <param name="ModeChanges">Evaluates changes of mode.</param>
/// <param name="Moves">Evaluates moves and swaps.</param>
/// <param name="Releases">Evaluates releases.</param>
/// <param name="Policies">What becomes of EIPs when their resources are gone.</param>
/// <param name="Holds">The EIPs that are held.</param>
/// <param name="Imports">The EIPs that were imported.</param>
/// <param name="Plans">Reads what plans are made from.</param>
/// <param name="Batches">Judges several associations at once.</param>
/// <param name="Chooser">Finds an EIP for a claim.</param>
/// <param name="Candidates">Finds what could be associated with what.</param>
/// <param name="Snapshots">Finds what is in another region.</param>
/// <param name="Store">The state.</param>
/// <param name="Keys">The API keys.</param>
/// <param name="AccessKeys">The access keys.</param>
/// <param name="Ids">Makes ids.</param>
/// <param name="Time">The clock.</param>
/// <param name="Lifetime">Says when the host stops; null for a host that does not.</param>
public sealed record ApiServices(
    IOperations Operations,
    IReconciliations Reconciliations,
    EipInventory Eips,
    EipTags Tags,
    SegmentInventory Segments,
    ResourceInventory Resources,
    IResourceEvents ResourceEvents,
    ResourceEventStore ResourceEventStore,
    IOptions<EventsInOptions> EventsIn,
    DnatEntryStore DnatEntries,
    WafOriginStore WafOrigins,
    EipPricing Pricing,
    SnatEntryStore SnatEntries,
    Ipv6AddressStore Ipv6Addresses,
    SettingsStore Settings,
    QuotaRequestStore QuotaRequests,
    AssociationStore Associations,
    DisassociationStore Disassociations,
    ModeChangeStore ModeChanges,
    MoveStore Moves,
    ReleaseStore Releases,
    AssociationPolicyStore Policies,
    HoldStore Holds,
    ImportStore Imports,
    PlanReader Plans,
    BatchReader Batches,
    EipChooser Chooser,
    CandidateStore Candidates,
    SnapshotReader Snapshots,
    StateStore Store,
    KeyStore Keys,
    AccessKeyStore AccessKeys,
    ApiIds Ids,
    TimeProvider Time,
    IHostApplicationLifetime? Lifetime = null)
{
    internal CancellationToken Stopping => Lifetime?.ApplicationStopping ?? CancellationToken.None;

    internal EipViews EipViews { get; } = new(Store);

    internal IdleEips IdleEips { get; } = new(Eips, Pricing, Time);

    internal ResourceViews ResourceViews { get; } = new(Store);
}
