using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Storage.Associations;

/// <summary>On whose behalf, and where, an operation changes state.</summary>
/// <param name="Partition">The account and region.</param>
/// <param name="OperationId">The operation: a change repeated under one id happens once.</param>
/// <param name="Principal">Who asked.</param>
public sealed record OperationScope(AccountRegion Partition, string OperationId, Principal Principal);
