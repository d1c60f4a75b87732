namespace EipFunctions.Gateway;

/// <summary>A passing fault of the gateway: the change may or may not have happened, and trying again can help.</summary>
public sealed class GatewayUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public GatewayUnavailableException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the gateway said.</param>
    public GatewayUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the gateway said.</param>
    /// <param name="innerException">What failed.</param>
    public GatewayUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
