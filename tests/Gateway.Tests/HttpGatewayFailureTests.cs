using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests;

/// <summary>What becomes of a call whose answer does not come.</summary>
public sealed class HttpGatewayFailureTests
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Call_NobodyListens_IsUnavailable()
    {
        await using var server = await AnsweringServer.StartAsync(204, null, "");
        await server.StopAsync();

        var change = await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.BindAsync(Binding(), 1, default));
        var read = await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.ReadAsync(Region, "eip-1", default));

        Assert.StartsWith("The gateway cannot be reached:", change.Message, StringComparison.Ordinal);
        Assert.Contains("may have been made", change.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("may have been made", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ConnectionIsCut_IsUnavailable()
    {
        await using var server = await AnsweringServer.StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => server.Gateway.UnbindAsync(Region, "eip-1", 1, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_NoAnswerWithinTheTimeout_IsUnavailable(bool isBegun)
    {
        await using var server = await AnsweringServer.StartAsync(async http =>
        {
            if (isBegun)
            {
                await http.Response.Body.WriteAsync(new byte[10]);
                await http.Response.Body.FlushAsync();
            }

            _entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        var bind = server.Gateway.BindAsync(Binding(), 1, default);
        await _entered.Task;

        server.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(bind.IsCompleted);
        server.Time.Advance(TimeSpan.FromSeconds(0.1));

        var e = await Assert.ThrowsAsync<GatewayUnavailableException>(() => bind);
        Assert.StartsWith("The gateway did not answer within 10 s. The change may have been made", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Cancelled_IsCancelledAndNotUnavailable()
    {
        await using var server = await AnsweringServer.StartAsync(async http =>
        {
            _entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        using var cancellation = new CancellationTokenSource();
        var bind = server.Gateway.BindAsync(Binding(), 1, cancellation.Token);
        await _entered.Task;

        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bind);
        Assert.Equal(cancellation.Token, e.CancellationToken);
    }
}
