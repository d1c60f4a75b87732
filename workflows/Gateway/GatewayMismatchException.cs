using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Gateway;

/// <summary>The gateway was read back and does not have what it accepted.</summary>
public sealed class GatewayMismatchException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="expected">What it should be bound to; null for nothing.</param>
    /// <param name="found">What it is bound to; null for nothing.</param>
    public GatewayMismatchException(string eipId, GatewayBinding? expected, GatewayBinding? found)
        : base($"The gateway was read back: EIP '{eipId}' should be {Describe(expected)} and is {Describe(found)}.")
    {
    }

    private static string Describe(GatewayBinding? binding) => binding is null
        ? "unbound"
        : $"bound to {binding.ResourceId} ({binding.Mode}{(binding.PrivateIpAddress is { } address ? $", {address}" : "")})";
}
