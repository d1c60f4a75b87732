using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>The rows of a swap, and the snapshot that rules evaluate.</summary>
internal sealed record SwapRows(Row<Eip>? One, Row<Eip>? Other, ResourceRows Resources, SwapSnapshot Snapshot);
