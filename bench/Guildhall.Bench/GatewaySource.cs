using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Bench;

/// <summary>
/// <c>gateway-source GUILDS EVENTS</c>: plays Discord to one client after the other, as fast as it reads. Prints its port.
/// </summary>
internal static class GatewaySource
{
    private const int Piece = 256 * 1024;

    public static async Task RunAsync(string[] args)
    {
        var (guilds, events) = (BenchArguments.Number(args[0]), BenchArguments.Number(args[1]));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Console.WriteLine(port);
        var templates = Enumerable.Range(0, guilds).Select(GatewayFrames.Message).ToArray();
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(CancellationToken.None); // runs until it is killed
            _ = Task.Run(() => ServeAsync(client, port, guilds, events, templates));
        }
    }

    private static async Task ServeAsync(
        TcpClient client,
        int port,
        int guilds,
        int events,
        MessageTemplate[] templates
    )
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            try
            {
                var request = await RequestAsync(stream);
                if (!request.Contains("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(Http(Bot(port))));
                    return;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(Upgrade(request)));
                using var writer = new FrameWriter(request.Contains("compress=zlib-stream", StringComparison.Ordinal));
                await StreamAsync(stream, writer, port, guilds, events, templates);
            }
            catch (IOException)
            {
                // The client has what it came for.
            }
        }
    }

    private static async Task StreamAsync(
        NetworkStream stream,
        FrameWriter writer,
        int port,
        int guilds,
        int events,
        MessageTemplate[] templates
    )
    {
        writer.Write(GatewayFrames.Hello);
        await SendAsync(stream, writer, 0);
        // The first payload is IDENTIFY: whatever it says.
        await stream.ReadAtLeastAsync(new byte[4_096], 2);
        writer.Write(GatewayFrames.Ready(guilds, $"ws://127.0.0.1:{port}"));
        var sequence = GatewayFrames.FirstSequence;
        for (var guild = 0; guild < guilds; guild++)
        {
            writer.Write(GatewayFrames.Guild(guild, ++sequence));
            await SendAsync(stream, writer, Piece);
        }

        await SendAsync(stream, writer, 0);
        // The start is not what is measured.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        for (var i = 0; i < events; i++)
        {
            writer.Write(templates[i % templates.Length].With(++sequence));
            await SendAsync(stream, writer, Piece);
        }

        await SendAsync(stream, writer, 0);
        await stream.CopyToAsync(Stream.Null);
    }

    private static async Task SendAsync(NetworkStream stream, FrameWriter writer, int atLeast)
    {
        if (writer.Output.Length > 0 && writer.Output.Length >= atLeast)
        {
            await stream.WriteAsync(writer.Output.GetBuffer().AsMemory(0, (int)writer.Output.Length));
            writer.Output.SetLength(0);
        }
    }

    public static async Task<string> RequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4_096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                throw new IOException("Gone.");
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    public static string Bot(int port) =>
        $$"""{"url":"ws://127.0.0.1:{{port}}","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":64} }""";

    public static string Http(string json) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}";

    public static string Upgrade(string request)
    {
        var key = request
            .Split("\r\n")
            .First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))[
                "Sec-WebSocket-Key:".Length..
            ]
            .Trim();
#pragma warning disable CA5350 // The WebSocket handshake is defined with SHA-1 (RFC 6455 §4.2.2).
        var hash = SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
#pragma warning restore CA5350
        return $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Convert.ToBase64String(hash)}\r\n\r\n";
    }
}

internal static class BenchArguments
{
    public static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? Number(args[at + 1]) : otherwise;
    }
}
