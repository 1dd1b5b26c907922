using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Tests.Simulator.Worlds;

namespace Guildhall.Tests.Host.Adapters.JsonRpc;

public sealed class HttpJsonRpcTests : IAsyncLifetime
{
    private readonly HttpJsonRpc rpc = new(TimeProvider.System);
    private LocalWorlds worlds = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => worlds = await LocalWorlds.StartAsync();

    public async ValueTask DisposeAsync()
    {
        rpc.Dispose();
        await worlds.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_answered_with_its_result()
    {
        using var answer = await AskAsync("eth_chainId");

        Assert.Equal("0x138de", answer.RootElement.GetProperty("result").GetString());
    }

    [Fact]
    public async Task What_the_server_refuses_keeps_its_code()
    {
        var refused = await Assert.ThrowsAsync<JsonRpcException>(() => AskAsync("eth_mine"));

        Assert.Equal((JsonRpcFailure.Refused, -32601), (refused.Kind, refused.Code));
    }

    [Fact]
    public async Task A_429_tells_how_long_to_wait()
    {
        worlds.Fault("chain", status: 429, retryAfter: 7);

        var limited = await Assert.ThrowsAsync<JsonRpcException>(() => AskAsync("eth_chainId"));

        Assert.Equal((JsonRpcFailure.RateLimited, TimeSpan.FromSeconds(7)), (limited.Kind, limited.RetryAfter));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(null, true)]
    public async Task A_server_that_fails_or_drops_is_unavailable(int? status, bool drops)
    {
        worlds.Fault("chain", status: status, drop: drops);

        var failed = await Assert.ThrowsAsync<JsonRpcException>(() => AskAsync("eth_chainId"));

        Assert.Equal(JsonRpcFailure.Unavailable, failed.Kind);
    }

    [Fact]
    public async Task What_is_no_answer_is_garbage_and_the_address_is_never_told()
    {
        var failed = await Assert.ThrowsAsync<JsonRpcException>(() =>
            rpc.CallAsync(worlds.At("hooks/secret-key"), "eth_chainId", _ => { }, Cancellation)
        );

        Assert.Equal(JsonRpcFailure.Garbage, failed.Kind);
        Assert.DoesNotContain("secret-key", failed.ToString(), StringComparison.Ordinal);
    }

    private Task<System.Text.Json.JsonDocument> AskAsync(string method) =>
        rpc.CallAsync(worlds.At("chain"), method, _ => { }, Cancellation);
}
