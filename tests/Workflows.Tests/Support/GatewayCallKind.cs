namespace EipFunctions.Workflows.Tests.Support;

internal enum GatewayCallKind
{
    Bind,
    Unbind,
    Read,
}
