namespace EipFunctions.Gateway;

/// <summary>The gateway will not do it, however often it is asked.</summary>
public sealed class GatewayRejectedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public GatewayRejectedException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the gateway said.</param>
    public GatewayRejectedException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the gateway said.</param>
    /// <param name="innerException">What failed.</param>
    public GatewayRejectedException(string message, Exception innerException) : base(message, innerException) { }
}
