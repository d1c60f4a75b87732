using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>The rows of a move, and the snapshot that rules evaluate.</summary>
internal sealed record MoveRows(
    Row<Eip>? Eip, Row<RegisteredResource>? Current, Row<RegisteredResource>? Target, MoveSnapshot Snapshot);
