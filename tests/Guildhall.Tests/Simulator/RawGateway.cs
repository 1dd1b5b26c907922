using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator;

/// <summary>A bare gateway client: a socket, JSON and nothing that helps.</summary>
internal sealed class RawGateway : IDisposable
{
    public const int AllIntents = 0x1FFFF;

    private readonly ClientWebSocket socket = new();
    private readonly MemoryStream received = new();
    private readonly MemoryStream compressed = new();
    private ZLibStream? inflater;

    public int LastSequence { get; private set; }

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public static async Task<RawGateway> OpenAsync(SimulatorFixture simulator, string query = "?v=10&encoding=json")
    {
        var gateway = new RawGateway();
        if (query.Contains("zlib-stream", StringComparison.Ordinal))
        {
            gateway.inflater = new ZLibStream(gateway.compressed, CompressionMode.Decompress);
        }

        var address = new Uri($"ws://127.0.0.1:{simulator.Address.Port}/gateway{query}");
        await gateway.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>Connected, identified, and past its GUILD_CREATEs. Answers READY.</summary>
    public static async Task<(RawGateway Gateway, JsonNode Ready)> LogInAsync(
        SimulatorFixture simulator,
        int intents = AllIntents
    )
    {
        var gateway = await OpenAsync(simulator);
        await gateway.IdentifyAsync(simulator.Token, intents);
        var ready = await gateway.UntilAsync("READY");
        foreach (var _ in ready["guilds"]!.AsArray())
        {
            await gateway.UntilAsync("GUILD_CREATE");
        }

        return (gateway, ready);
    }

    public Task IdentifyAsync(string token, int intents = AllIntents) =>
        SendAsync(
            2,
            new JsonObject
            {
                ["token"] = token,
                ["intents"] = intents,
                ["properties"] = new JsonObject { ["os"] = "test" },
            }
        );

    public Task SendAsync(int op, JsonNode? data)
    {
        var bytes = Encoding.UTF8.GetBytes(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());
        return socket.SendAsync(bytes, WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
    }

    public Task SendTextAsync(string text) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            true,
            TestContext.Current.CancellationToken
        );

    /// <summary>Hangs up with that code, and waits until the other side has, too.</summary>
    public Task CloseAsync(int code) =>
        socket.CloseAsync((WebSocketCloseStatus)code, null, TestContext.Current.CancellationToken);

    /// <summary>The next message as it came, or nothing when the connection was closed.</summary>
    public async Task<byte[]> NextBytesAsync()
    {
        received.SetLength(0);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await Patience.HearAsync(
                cancellation => socket.ReceiveAsync(buffer.AsMemory(), cancellation),
                $"a payload after number {LastSequence}"
            );
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return [];
            }

            received.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return received.ToArray();
            }
        }
    }

    /// <summary>The data of the next event of that name.</summary>
    public async Task<JsonNode> UntilAsync(string name)
    {
        while (true)
        {
            var payload = await NextAsync() ?? throw new InvalidOperationException($"Closed: {(int?)CloseStatus}");
            if ((string?)payload["t"] == name)
            {
                return payload["d"]!;
            }
        }
    }

    public async Task<JsonNode> UntilOpAsync(int op)
    {
        while (true)
        {
            var payload = await NextAsync() ?? throw new InvalidOperationException($"Closed: {(int?)CloseStatus}");
            if ((int)payload["op"]! == op)
            {
                return payload;
            }
        }
    }

    /// <summary>The names of the events up to the next payload of that opcode.</summary>
    public async Task<IReadOnlyList<string>> NextNameUntilOpAsync(int op)
    {
        var names = new List<string>();
        while (true)
        {
            var payload = await NextAsync() ?? throw new InvalidOperationException($"Closed: {(int?)CloseStatus}");
            if ((int)payload["op"]! == op)
            {
                return names;
            }

            names.Add((string?)payload["t"] ?? $"op {payload["op"]}");
        }
    }

    /// <summary>The names of the events up to the next of that name, which is the last.</summary>
    public async Task<IReadOnlyList<string>> NamesUntilAsync(string name)
    {
        var names = new List<string>();
        while (names.LastOrDefault() != name)
        {
            var payload = await NextAsync() ?? throw new InvalidOperationException($"Closed: {(int?)CloseStatus}");
            if ((string?)payload["t"] is { } happened)
            {
                names.Add(happened);
            }
        }

        return names;
    }

    /// <summary>The names of all payloads that still come.</summary>
    public async Task<IReadOnlyList<string>> NamesUntilClosedAsync()
    {
        var names = new List<string>();
        while (await NextAsync() is { } payload)
        {
            names.Add((string?)payload["t"] ?? $"op {payload["op"]}");
        }

        return names;
    }

    public async Task<int> UntilClosedAsync()
    {
        while (await NextAsync() is not null) { }

        return (int)CloseStatus!;
    }

    /// <summary>Leaves without a close frame, as a lost line does.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        inflater?.Dispose();
        socket.Dispose();
    }

    private async Task<JsonNode?> NextAsync()
    {
        if (await NextBytesAsync() is not { Length: > 0 } bytes)
        {
            return null;
        }

        var payload = JsonNode.Parse(Inflated(bytes))!;
        LastSequence = (int?)payload["s"] ?? LastSequence;
        return payload;
    }

    private byte[] Inflated(byte[] bytes)
    {
        if (inflater is null)
        {
            return bytes;
        }

        Assert.Equal([0, 0, 0xFF, 0xFF], bytes[^4..]);
        compressed.SetLength(0);
        compressed.Write(bytes);
        compressed.Position = 0;
        using var plain = new MemoryStream();
        inflater.CopyTo(plain);
        return plain.ToArray();
    }
}
