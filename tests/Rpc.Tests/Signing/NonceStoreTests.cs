using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Rpc.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Rpc.Tests.Signing;

public sealed class NonceStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task TryUseAsync_OnAnotherHostOrAfterARestart_KnowsWhatWasUsed()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var now = verifier.Time.GetUtcNow();

        Assert.True(await verifier.Nonces.TryUseAsync("k", "n", now, default));
        Assert.False(await verifier.NewNonces().TryUseAsync("k", "n", now, default));
        Assert.True(await verifier.NewNonces().TryUseAsync("other", "n", now, default));
        Assert.True(await verifier.NewNonces().TryUseAsync("k", "N", now, default));
    }

    [Fact]
    public async Task TryUseAsync_RequestsOfTwoDaysAtMidnight_AreEachRefusedASecondTime()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var midnight = new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.Zero);

        Assert.True(await verifier.Nonces.TryUseAsync("k", "a", midnight.AddSeconds(-1), default));
        Assert.True(await verifier.Nonces.TryUseAsync("k", "b", midnight, default));
        Assert.False(await verifier.Nonces.TryUseAsync("k", "a", midnight.AddSeconds(-1), default));
        Assert.False(await verifier.Nonces.TryUseAsync("k", "b", midnight, default));
        Assert.Equal([$"{verifier.Prefix}20260601", $"{verifier.Prefix}20260602"], await TablesAsync(verifier));
    }

    [Fact]
    public async Task TryUseAsync_FirstOfADay_DeletesTablesOfDaysThatAreOverAndNoOthers()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        foreach (var name in (string[])["20251231", "20260529", "20260530", "20260601x", "1", "Archive1", "2026052"])
        {
            _ = await verifier.Tables.CreateTableAsync($"{verifier.Prefix}{name}");
        }

        Assert.True(await verifier.Nonces.TryUseAsync("k", "n", verifier.Time.GetUtcNow(), default));

        Assert.Equal(
            ["1", "2026052", "20260530", "20260601", "20260601x", "Archive1"],
            (await TablesAsync(verifier)).Select(name => name[verifier.Prefix.Length..]));
    }

    [Fact]
    public async Task TryUseAsync_AnswerOfTheInsertLost_IsNotTakenForAReplay()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var now = verifier.Time.GetUtcNow();
        Assert.True(await verifier.Nonces.TryUseAsync("k", "first", now, default));
        var options = new TableClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1) } };
        var loss = new LostAnswer();
        options.AddPolicy(loss, HttpPipelinePosition.PerRetry);
        var nonces = new NonceStore(new(azurite.ConnectionString, options), verifier.Prefix, verifier.Time, NullLogger<NonceStore>.Instance);

        Assert.True(await nonces.TryUseAsync("k", "n", now, default));

        Assert.Equal(1, loss.Lost);
        Assert.False(await verifier.Nonces.TryUseAsync("k", "n", now, default));
    }

    [Fact]
    public async Task TryUseAsync_StoreDown_Throws()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var nonces = new NonceStore(
            new("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:1/a;", options),
            "N", verifier.Time, NullLogger<NonceStore>.Instance);

        _ = await Assert.ThrowsAsync<RequestFailedException>(() => nonces.TryUseAsync("k", "n", verifier.Time.GetUtcNow(), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1N")]
    [InlineData("Rpc-Nonces")]
    [InlineData("Nonces2345678901234567890123456789012345678901234567890123")]
    public void Constructor_PrefixOfNoTable_SaysWhichSettingIsWrong(string prefix) =>
        Assert.Contains(
            "NonceTables",
            Assert.Throws<ArgumentException>(() => new NonceStore(
                new(azurite.ConnectionString), prefix, TimeProvider.System, NullLogger<NonceStore>.Instance)).Message,
            StringComparison.Ordinal);

    private static async Task<List<string>> TablesAsync(Verifier verifier)
    {
        var names = new List<string>();
        await foreach (var table in verifier.Tables.QueryAsync())
        {
            if (table.Name.StartsWith(verifier.Prefix, StringComparison.Ordinal))
            {
                names.Add(table.Name);
            }
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Lets the first insert reach the store, and then behaves as if no answer had come.</summary>
    private sealed class LostAnswer : HttpPipelinePolicy
    {
        public int Lost { get; private set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method == RequestMethod.Post && Lost == 0)
            {
                Assert.InRange(message.Response.Status, (int)HttpStatusCode.OK, (int)HttpStatusCode.NoContent);
                Lost++;
                throw new IOException("The answer was lost.");
            }
        }
    }
}
