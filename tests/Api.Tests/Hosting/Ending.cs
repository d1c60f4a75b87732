namespace EipFunctions.Api.Tests.Hosting;

/// <summary>How operations go in a test.</summary>
internal enum Ending
{
    Succeed,
    RollBack,
    Fail,
    Expire,
    StayPending,
    StayRunning,
    RefuseToStart,
}
