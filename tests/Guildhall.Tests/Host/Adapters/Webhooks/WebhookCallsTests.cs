using System.Net;
using System.Net.Sockets;
using System.Text;
using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.Webhooks;
using Guildhall.Tests.Discord;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.Adapters.Webhooks;

public sealed class WebhookCallsTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ManualTime time = new();
    private IPAddress[] resolved = [];
    private int asked;

    public WebhookCallsTests() => listener.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:192.168.0.1")]
    public async Task A_name_that_leads_to_a_private_address_is_not_called(string address)
    {
        resolved = [IPAddress.Parse(address)];
        using var calls = Calls();

        var answer = await calls.PostAsync(Call($"https://innocent.example:{Port}/hook"), Cancellation);

        Assert.Equal("the address is not on the public internet", answer.Error);
        Assert.Null(answer.Status);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task One_private_address_among_public_ones_condemns_all()
    {
        resolved = [IPAddress.Parse("1.1.1.1"), IPAddress.Loopback];
        using var calls = Calls();

        Assert.Contains(
            "not on the public internet",
            await calls.FaultAsync(new("https://mixed.example/hook"), Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_that_changes_after_it_was_checked_is_looked_at_again_and_not_called()
    {
        resolved = [IPAddress.Parse("1.1.1.1")];
        using var calls = Calls();
        var address = new Uri($"https://rebinding.example:{Port}/hook");

        Assert.Null(await calls.FaultAsync(address, Cancellation));
        resolved = [IPAddress.Loopback];
        var answer = await calls.PostAsync(Call(address.AbsoluteUri), Cancellation);

        Assert.Equal("the address is not on the public internet", answer.Error);
        Assert.Equal(2, asked);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("https://0x7f.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task A_private_address_is_refused_however_it_is_written(string address)
    {
        using var calls = Calls();

        Assert.Contains(
            "not on the public internet",
            await calls.FaultAsync(new(address), Cancellation),
            StringComparison.Ordinal
        );
        Assert.NotNull((await calls.PostAsync(Call(address), Cancellation)).Error);
    }

    [Theory]
    [InlineData("http://example.com/hook", "https://")]
    [InlineData("ftp://example.com/hook", "https://")]
    [InlineData("file:///etc/passwd", "whole address")]
    [InlineData("https://user@example.com/hook", "user name")]
    public async Task Other_schemes_and_user_names_are_refused(string address, string why)
    {
        resolved = [IPAddress.Parse("1.1.1.1")];
        using var calls = Calls();

        Assert.Contains(why, await calls.FaultAsync(new(address), Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_host_that_the_operator_named_is_called_over_http_with_the_very_bytes()
    {
        using var calls = Calls($"127.0.0.1:{Port}");
        var sent = calls.PostAsync(Call($"http://127.0.0.1:{Port}/hook"), Cancellation);

        var request = await AnswerAsync("HTTP/1.1 204 No Content\r\n\r\n");

        Assert.StartsWith("POST /hook HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("X-Test: 7", request, StringComparison.Ordinal);
        Assert.EndsWith("{\"a\":1}", request, StringComparison.Ordinal);
        Assert.Equal(new WebhookAnswer(204, null), await sent);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var calls = Calls($"127.0.0.1:{Port}");
        var sent = calls.PostAsync(Call($"http://127.0.0.1:{Port}/hook"), Cancellation);

        await AnswerAsync(
            $"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:{Port}/other\r\nContent-Length: 0\r\n\r\n"
        );

        Assert.Equal(new WebhookAnswer(307, "it answered 307"), await sent);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Who_does_not_answer_is_given_five_seconds()
    {
        using var calls = Calls($"127.0.0.1:{Port}");
        var sent = calls.PostAsync(Call($"http://127.0.0.1:{Port}/hook"), Cancellation);
        using var silent = await listener.AcceptSocketAsync(Cancellation);

        time.Advance(TimeSpan.FromSeconds(4.9));
        await Waiting.Turn();
        Assert.False(sent.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("it did not answer within 5 s", (await sent).Error);
    }

    private static WebhookCall Call(string address) =>
        new(new Uri(address), new Dictionary<string, string> { ["X-Test"] = "7" }, "{\"a\":1}"u8.ToArray());

    private WebhookCalls Calls(params string[] local) =>
        new(
            new WebhookOptions { LocalHosts = local },
            time,
            (_, _) =>
            {
                asked++;
                return Task.FromResult(resolved);
            }
        );

    /// <summary>Takes one connection, reads its request to the end and answers.</summary>
    private async Task<string> AnswerAsync(string answer)
    {
        using var socket = await listener.AcceptSocketAsync(Cancellation);
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith('}'))
        {
            var read = await socket.ReceiveAsync(buffer, Cancellation);
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        await socket.SendAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
        return request.ToString();
    }
}
