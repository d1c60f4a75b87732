using System.Net.Sockets;
using Azure;

namespace EipFunctions.Storage;

/// <summary>Tells an outage of the store, which passes, from a request that it refuses.</summary>
public static class StorageOutage
{
    /// <summary>Whether a failed request can succeed later as it is: the network, a time-out, a store that is overloaded or down.</summary>
    /// <param name="failure">How it failed. The client reports the attempts of one request as one aggregate.</param>
    /// <returns>True when trying again can help.</returns>
    public static bool IsPassing(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException all => all.InnerExceptions.All(IsPassing),
        HttpRequestException or IOException or OperationCanceledException or SocketException or TimeoutException => true,
        _ => false,
    };
}
