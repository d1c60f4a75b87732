namespace EipFunctions.Rpc.Tests.Support;

/// <summary>How a client signs a request and where it puts the parameters.</summary>
public enum RpcSigning
{
    /// <summary>ACS3-HMAC-SHA256, all parameters in the query.</summary>
    Acs3,

    /// <summary>ACS3-HMAC-SHA256, the parameters in a form.</summary>
    Acs3Form,

    /// <summary>HMAC-SHA1, a GET with everything in the query.</summary>
    V1Get,

    /// <summary>HMAC-SHA1, a POST with everything in a form.</summary>
    V1Post,
}
