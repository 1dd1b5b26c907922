using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Guildhall.Discord.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Discord.Gateway;

public class WebSocketConnectorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_of_every_size_arrive_whole_and_the_close_code_with_them()
    {
        var large = new string('x', 3_000_000);
        await using var server = await ServerAsync(async socket =>
        {
            await SendAsync(socket, Encoding.UTF8.GetBytes("small"), 5);
            await SendAsync(socket, Encoding.UTF8.GetBytes(large), 40_000);
            await SendAsync(socket, Encoding.UTF8.GetBytes("small again"), 3);
            await socket.CloseOutputAsync((WebSocketCloseStatus)4009, null, Cancellation);
        });
        using var connector = new WebSocketConnector();
        await using var connection = await connector.ConnectAsync(server.Address, false, Cancellation);

        Assert.Equal("small", await TextAsync(connection));
        Assert.Equal(large, await TextAsync(connection));
        Assert.Equal("small again", await TextAsync(connection));
        var end = await connection.ReceiveAsync(Cancellation);

        Assert.True(end.IsEnd);
        Assert.Equal(4009, end.Code);
    }

    [Fact]
    public async Task A_compressed_stream_is_one_context_and_may_be_split_anywhere()
    {
        var messages = Enumerable
            .Range(0, 50)
            .Select(i => $"{{\"n\":{i},\"pad\":\"{new string('y', i * 4_000)}\"}}")
            .ToList();
        await using var server = await ServerAsync(async socket =>
        {
            using var buffer = new MemoryStream();
            await using var zlib = new ZLibStream(buffer, CompressionLevel.Fastest);
            foreach (var message in messages)
            {
                zlib.Write(Encoding.UTF8.GetBytes(message));
                await zlib.FlushAsync(Cancellation);
                var bytes = buffer.ToArray();
                buffer.SetLength(0);
                // Two WebSocket messages for one of Discord's: only the flush marker tells the end.
                await socket.SendAsync(bytes.AsMemory(0, 3), WebSocketMessageType.Binary, true, Cancellation);
                await socket.SendAsync(bytes.AsMemory(3), WebSocketMessageType.Binary, true, Cancellation);
            }
        });
        using var connector = new WebSocketConnector();
        await using var connection = await connector.ConnectAsync(server.Address, true, Cancellation);

        foreach (var message in messages)
        {
            Assert.Equal(message, await TextAsync(connection));
        }
    }

    [Fact]
    public async Task What_the_client_sends_and_closes_with_arrives()
    {
        var received = new TaskCompletionSource<(string Text, int? Code)>();
        await using var server = await ServerAsync(async socket =>
        {
            var buffer = new byte[100];
            var text = await socket.ReceiveAsync(buffer, Cancellation);
            var sent = Encoding.UTF8.GetString(buffer, 0, text.Count);
            await socket.ReceiveAsync(buffer, Cancellation);
            received.SetResult((sent, (int?)socket.CloseStatus));
        });
        using var connector = new WebSocketConnector();
        await using (var connection = await connector.ConnectAsync(server.Address, false, Cancellation))
        {
            await connection.SendAsync("{\"op\":1}"u8.ToArray(), Cancellation);
            await connection.CloseAsync(4000, Cancellation);
            Assert.Equal(("{\"op\":1}", 4000), await received.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        }
    }

    [Fact]
    public async Task A_socket_that_breaks_is_an_end_without_a_code()
    {
        await using var server = await ServerAsync(async socket =>
        {
            await socket.ReceiveAsync(new byte[10], Cancellation);
            socket.Abort();
        });
        using var connector = new WebSocketConnector();
        await using var connection = await connector.ConnectAsync(server.Address, false, Cancellation);

        await connection.SendAsync("{}"u8.ToArray(), Cancellation);
        var end = await connection.ReceiveAsync(Cancellation);

        Assert.Equal(GatewayFrame.Lost, end);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_is_broken_before_it_takes_more_memory()
    {
        const int most = 1024 * 1024;
        await using var server = await ServerAsync(async socket =>
        {
            var piece = new byte[100_000];
            // Without an end, as long as anybody reads.
            while (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(piece, WebSocketMessageType.Binary, false, Cancellation);
            }
        });
        using var connector = new WebSocketConnector(most);
        await using var connection = await connector.ConnectAsync(server.Address, false, Cancellation);

        Assert.Equal(GatewayFrame.Broken, await connection.ReceiveAsync(Cancellation));
        Assert.InRange(((WebSocketConnection)connection).Held, most, 2 * most);
    }

    [Fact]
    public async Task A_compressed_stream_that_is_none_or_never_flushed_is_broken()
    {
        await using var server = await ServerAsync(async socket =>
        {
            await socket.SendAsync(
                (byte[])[1, 2, 3, 4, 0, 0, 0xFF, 0xFF],
                WebSocketMessageType.Binary,
                true,
                Cancellation
            );
        });
        await using var endless = await ServerAsync(async socket =>
        {
            while (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, true, Cancellation);
            }
        });
        using var connector = new WebSocketConnector(1024 * 1024);
        await using var broken = await connector.ConnectAsync(server.Address, true, Cancellation);
        await using var unended = await connector.ConnectAsync(endless.Address, true, Cancellation);

        Assert.Equal(GatewayFrame.Broken, await broken.ReceiveAsync(Cancellation));
        Assert.Equal(GatewayFrame.Broken, await unended.ReceiveAsync(Cancellation));
        Assert.InRange(((WebSocketConnection)unended).Held, 1, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task A_large_message_does_not_keep_its_memory()
    {
        await using var server = await ServerAsync(async socket =>
        {
            await SendAsync(socket, new byte[3_000_000], 100_000);
            await SendAsync(socket, "small"u8.ToArray(), 5);
        });
        using var connector = new WebSocketConnector();
        await using var connection = await connector.ConnectAsync(server.Address, false, Cancellation);

        Assert.Equal(3_000_000, (await connection.ReceiveAsync(Cancellation)).Payload.Length);
        var grown = ((WebSocketConnection)connection).Held;
        await connection.ReceiveAsync(Cancellation);

        Assert.True(grown >= 3_000_000);
        Assert.InRange(((WebSocketConnection)connection).Held, 1, GrowingBuffer.MostKept);
    }

    [Fact]
    public async Task Nobody_there_is_an_io_error()
    {
        Uri address;
        await using (var server = await ServerAsync(_ => Task.CompletedTask))
        {
            address = server.Address;
        }

        using var connector = new WebSocketConnector();

        await Assert.ThrowsAsync<IOException>(() => connector.ConnectAsync(address, false, Cancellation));
    }

    private static async Task<string> TextAsync(IGatewayConnection connection)
    {
        var frame = await connection.ReceiveAsync(Cancellation);
        Assert.False(frame.IsEnd);
        return Encoding.UTF8.GetString(frame.Payload.Span);
    }

    private static async Task SendAsync(WebSocket socket, byte[] message, int fragment)
    {
        for (var at = 0; at < message.Length; at += fragment)
        {
            var length = Math.Min(fragment, message.Length - at);
            await socket.SendAsync(
                message.AsMemory(at, length),
                WebSocketMessageType.Text,
                at + length == message.Length,
                Cancellation
            );
        }
    }

    private static async Task<Server> ServerAsync(Func<WebSocket, Task> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await serve(socket);
        });
        await app.StartAsync(Cancellation);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return new(app, new UriBuilder(address) { Scheme = "ws", Query = "v=10" }.Uri);
    }

    private sealed record Server(WebApplication App, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
