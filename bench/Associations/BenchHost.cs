using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Local.Hosting;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Bench.Associations;

/// <summary>The whole service in this process, on its own port, with a client that holds the owner's key.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private const string Key = "bench.c2VjcmV0LW9mLXRoZS1iZW5jaG1hcms";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private BenchHost(WebApplication app, DirectoryInfo data, Uri address)
    {
        _app = app;
        _data = data;
        Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public static AccountRegion Partition { get; } = new("1234567890123456", "cn-hangzhou");

    public HttpClient Http { get; }

    public static async Task<BenchHost> StartAsync(string connectionString)
    {
        var port = AzuriteServer.FreePort();
        var data = Directory.CreateTempSubdirectory("eip-bench-");
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = $"http://127.0.0.1:{port}",
            ["AzureWebJobsStorage"] = connectionString,
            ["EventGrid:TopicEndpoint"] = $"http://127.0.0.1:{port}/topic/api/events",
            ["EventGrid:TopicKey"] = "bench-topic-key",
            ["Topic:Key"] = "bench-topic-key",
            ["Gateway:Directory"] = Path.Combine(data.FullName, "gateway"),
            ["Keys:0:Key"] = Key,
            ["Keys:0:AccountId"] = Partition.AccountId,
            ["Keys:0:PrincipalId"] = Partition.AccountId,
            ["Keys:0:Kind"] = "Account",
            ["Keys:0:Rights"] = "All",
        });
        builder.AddEipHost();
        var app = builder.Build();
        app.MapEipHost();
        await app.StartAsync();
        var host = new BenchHost(app, data, new Uri($"http://127.0.0.1:{port}"));
        while (!(await host.Http.GetAsync("healthz/ready")).IsSuccessStatusCode)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return host;
    }

    /// <summary>Writes EIPs and, where wanted, an ECS instance for each, a hundred rows at a time.</summary>
    public async Task SeedAsync(int first, int count, bool withInstances)
    {
        var store = _app.Services.GetRequiredService<StateStore>();
        var perTransaction = withInstances ? 50 : 100;
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count).Chunk(perTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (numbers, cancellationToken) =>
            {
                var transaction = new StateTransaction(Partition);
                foreach (var number in numbers)
                {
                    transaction.Insert(Keys.Eip($"eip-{number:D6}"), Eip(number));
                    if (withInstances)
                    {
                        transaction.Insert(Keys.Resource($"i-{number:D6}"), Instance(number));
                    }
                }

                await store.CommitAsync(transaction, cancellationToken);
            });
    }

    /// <summary>Associates EIP and instance of a number and waits for the end.</summary>
    public async Task AssociateAsync(int number)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"api/regions/{Partition.RegionId}/eips/eip-{number:D6}/associate");
        request.Headers.Add("Prefer", "wait=60");
        request.Content = new StringContent($$"""{"resourceId":"i-{{number:D6}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await Http.SendAsync(request);
        if (answer.StatusCode != System.Net.HttpStatusCode.OK)
        {
            throw new InvalidOperationException(
                $"Association {number} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static Eip Eip(int number) => new()
    {
        EipId = $"eip-{number:D6}",
        IpAddress = $"198.18.{number / 256 % 256}.{number % 256}",
        RegionId = Partition.RegionId,
        AllocatedAt = DateTimeOffset.UnixEpoch,
    };

    // As if it had been registered: without the mark the first association would look after its address row.
    private static RegisteredResource Instance(int number) => new()
    {
        AddressesClaimed = true,
        Resource = new EcsInstance
        {
            ResourceId = $"i-{number:D6}",
            RegionId = Partition.RegionId,
            VpcId = "vpc-1",
            Status = EcsStatus.Running,
            PrivateIpAddress = $"10.{number / 65536 % 256}.{number / 256 % 256}.{number % 256}",
        },
    };
}
