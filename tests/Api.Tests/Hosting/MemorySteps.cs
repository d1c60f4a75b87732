using EipFunctions.Storage.Associations;

namespace EipFunctions.Api.Tests.Hosting;

internal sealed record MemorySteps(
    Func<OperationScope, Task<Reservation>> Reserve, Func<OperationScope, Task> Commit, Func<OperationScope, Task> RollBack);
