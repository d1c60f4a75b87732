using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>The rows of a change of mode, and the snapshot that rules evaluate.</summary>
internal sealed record ModeChangeRows(Row<Eip>? Eip, Row<RegisteredResource>? Target, ModeChangeSnapshot Snapshot);
