namespace EipFunctions.Workflows.Tests.Support;

internal enum GatewayCallKind
{
    Bind,
    Rebind,
    Unbind,
    Read,
    List,
}
