using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>Tells the storage's answers apart.</summary>
internal static class StorageFault
{
    /// <summary>Whether a failed call may have reached no verdict: the network, a time-out, an overloaded or failing service.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        RequestFailedException e => e.Status is 0 or 401 or 403 or 408 or 429 or >= 500,
        AggregateException e => e.InnerExceptions.All(IsTransient),
        OperationCanceledException or HttpRequestException or IOException or TimeoutException => true,
        System.Net.Sockets.SocketException => true,
        _ => false,
    };

    /// <summary>The action of a transaction that the storage refuses whenever it is repeated, if that is the case.</summary>
    public static bool IsRefusal(RequestFailedException exception, out int? action)
    {
        action = (exception as TableTransactionFailedException)?.FailedTransactionActionIndex;
        return exception.Status is 400 or 404 or 409 or 413;
    }
}
