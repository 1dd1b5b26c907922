using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Tests.Simulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

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

    [Theory]
    [InlineData("""{"code":3,"message":"no"}""", true)]
    [InlineData("""{"code":-32000,"message":"execution reverted"}""", true)]
    [InlineData("""{"code":-32015,"message":"VM execution error.","data":"Reverted 0x08c379a0"}""", true)]
    [InlineData("""{"code":-32000,"message":"no","data":"0x08c379a0"}""", true)]
    [InlineData("""{"code":-32000,"message":"header not found"}""", false)]
    [InlineData("""{"code":-32005,"message":"limit exceeded","data":{"rate":1}}""", false)]
    [InlineData("""{"code":-32601,"message":"eth_call is not available","data":"none"}""", false)]
    public async Task A_contract_that_reverts_is_told_from_a_server_that_refuses(string error, bool isRevert)
    {
        await using var node = await AnsweringNode.StartAsync($$"""{"jsonrpc":"2.0","id":1,"error":{{error}}}""");

        var refused = await Assert.ThrowsAsync<JsonRpcException>(() =>
            rpc.CallAsync(node.Address, "eth_call", _ => { }, Cancellation)
        );

        Assert.Equal((JsonRpcFailure.Refused, isRevert), (refused.Kind, refused.IsRevert));
    }

    [Theory]
    [InlineData(413, "<html>413 Request Entity Too Large</html>", JsonRpcFailure.Refused)]
    [InlineData(413, "", JsonRpcFailure.Refused)]
    [InlineData(408, "<html>Request Time-out</html>", JsonRpcFailure.Unavailable)]
    [InlineData(400, "<html>Bad Request</html>", JsonRpcFailure.Garbage)]
    [InlineData(
        413,
        """{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"rate limit"}}""",
        JsonRpcFailure.RateLimited
    )]
    public async Task What_a_gateway_before_the_node_says_is_told_by_its_status(
        int status,
        string body,
        JsonRpcFailure expected
    )
    {
        await using var node = await AnsweringNode.StartAsync(body, status);

        var failed = await Assert.ThrowsAsync<JsonRpcException>(() =>
            rpc.CallAsync(node.Address, "eth_getLogs", _ => { }, Cancellation)
        );

        Assert.Equal(expected, failed.Kind);
    }

    [Fact]
    public async Task A_429_tells_how_long_to_wait()
    {
        worlds.Fault("chain", status: 429, retryAfter: 7);

        var limited = await Assert.ThrowsAsync<JsonRpcException>(() => AskAsync("eth_chainId"));

        Assert.Equal((JsonRpcFailure.RateLimited, TimeSpan.FromSeconds(7)), (limited.Kind, limited.RetryAfter));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_does_not_let_in_is_a_refusal_whatever_the_body_says(int status)
    {
        worlds.Fault("chain", status: status);

        var refused = await Assert.ThrowsAsync<JsonRpcException>(() => AskAsync("eth_chainId"));

        Assert.Equal(JsonRpcFailure.Refused, refused.Kind);
    }

    [Theory]
    [InlineData(-32005, "daily request count exceeded, request rate limited", JsonRpcFailure.RateLimited)]
    [InlineData(-32007, "50/second request limit reached", JsonRpcFailure.RateLimited)]
    [InlineData(429, "slow down", JsonRpcFailure.RateLimited)]
    [InlineData(-32005, "query returned more than 10000 results", JsonRpcFailure.Refused)]
    [InlineData(-32005, "block range exceeds the rate limit plan", JsonRpcFailure.Refused)]
    [InlineData(-32005, "limit exceeded", JsonRpcFailure.Refused)]
    [InlineData(-32602, null, JsonRpcFailure.Refused)]
    public async Task Too_often_is_told_from_too_much(int code, string? message, JsonRpcFailure kind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", () => new { error = new { code, message } });
        await app.StartAsync(Cancellation);

        var failed = await Assert.ThrowsAsync<JsonRpcException>(() =>
            rpc.CallAsync(new Uri(app.Urls.Single()), "eth_getLogs", _ => { }, Cancellation)
        );

        Assert.Equal((kind, code), (failed.Kind, failed.Code));
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
        Assert.StartsWith(worlds.At("chain").Authority, failed.Message, StringComparison.Ordinal);
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
