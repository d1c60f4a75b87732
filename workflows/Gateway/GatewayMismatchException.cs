namespace EipFunctions.Workflows.Gateway;

/// <summary>The gateway was read back and does not have what it accepted.</summary>
public sealed class GatewayMismatchException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="found">The resource that the gateway has it bound to; null for none.</param>
    public GatewayMismatchException(string eipId, string expected, string? found)
        : base($"The gateway was read back: EIP '{eipId}' should be {expected} and is {(found is null ? "unbound" : $"bound to {found}")}.")
    {
    }
}
