using EipFunctions.Api.Eips;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Dispatch;

/// <summary>What the handlers work with.</summary>
/// <param name="Operations">Starts and follows long work.</param>
/// <param name="Eips">The EIPs.</param>
/// <param name="Resources">The resources.</param>
/// <param name="DnatEntries">The DNAT entries.</param>
/// <param name="Settings">The settings of accounts.</param>
/// <param name="Associations">Evaluates associations.</param>
/// <param name="Disassociations">Evaluates disassociations.</param>
/// <param name="ModeChanges">Evaluates changes of mode.</param>
/// <param name="Releases">Evaluates releases.</param>
/// <param name="Snapshots">Finds what is in another region.</param>
/// <param name="Store">The state.</param>
/// <param name="Keys">The API keys.</param>
/// <param name="Ids">Makes ids.</param>
/// <param name="Time">The clock.</param>
public sealed record ApiServices(
    IOperations Operations,
    EipInventory Eips,
    ResourceInventory Resources,
    DnatEntryStore DnatEntries,
    SettingsStore Settings,
    AssociationStore Associations,
    DisassociationStore Disassociations,
    ModeChangeStore ModeChanges,
    ReleaseStore Releases,
    SnapshotReader Snapshots,
    StateStore Store,
    KeyStore Keys,
    ApiIds Ids,
    TimeProvider Time)
{
    internal EipViews EipViews { get; } = new(Store);

    internal ResourceViews ResourceViews { get; } = new(Store);
}
