using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>The rows of an association that were found in its region, and the snapshot that rules evaluate.</summary>
internal sealed record AssociationRows(Row<Eip>? Eip, Row<RegisteredResource>? Target, AssociationSnapshot Snapshot);
