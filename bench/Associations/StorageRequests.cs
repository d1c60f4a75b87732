using System.Diagnostics.Metrics;

namespace EipFunctions.Bench.Associations;

/// <summary>Counts the HTTP requests of this process to the storage emulator, by the runtime's own metric.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public StorageRequests(string connectionString)
    {
        var port = new Uri(connectionString.Split("TableEndpoint=")[1].TrimEnd(';')).Port;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag is { Key: "server.port", Value: int found } && found == port)
                {
                    _ = Interlocked.Increment(ref _count);
                }
            }
        });
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
