using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guildhall.Bench;

/// <summary><c>grow-source</c>: plays Discord to many idle shards: acknowledges heartbeats, resumes, and drops all
/// connections when <c>/drop</c> is asked for. Prints its port.</summary>
internal static class GrowSource
{
    private const int GuildsOfShard = 20;

    private static readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private static int identified;

    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Console.WriteLine(port);
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(CancellationToken.None); // runs until it is killed
            _ = Task.Run(() => ServeAsync(client, port));
        }
    }

    private static async Task ServeAsync(TcpClient client, int port)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                var request = await GatewaySource.RequestAsync(stream);
                if (request.Contains("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(GatewaySource.Upgrade(request)));
                    open[client] = true;
                    await GatewayAsync(stream, port);
                    return;
                }

                if (request.StartsWith("GET /drop", StringComparison.Ordinal))
                {
                    foreach (var shard in open.Keys)
                    {
                        shard.Close();
                    }
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(GatewaySource.Http(GatewaySource.Bot(port))));
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // Dropped, or gone by itself.
            }
            finally
            {
                open.TryRemove(client, out _);
            }
        }
    }

    private static async Task GatewayAsync(NetworkStream stream, int port)
    {
        using var writer = new FrameWriter(isCompressed: false);
        writer.Write("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":5000}}"""u8);
        while (true)
        {
            await stream.WriteAsync(writer.Output.GetBuffer().AsMemory(0, (int)writer.Output.Length));
            writer.Output.SetLength(0);
            var payload = await PayloadAsync(stream);
            if (payload.Contains("\"op\":1,", StringComparison.Ordinal))
            {
                writer.Write("""{"op":11,"d":null}"""u8);
            }
            else if (payload.Contains("\"op\":2,", StringComparison.Ordinal))
            {
                Begin(writer, port);
            }
            else if (payload.Contains("\"op\":6,", StringComparison.Ordinal))
            {
                writer.Write(
                    Encoding.UTF8.GetBytes(
                        $$"""{"t":"RESUMED","s":{{Number(payload, "\"seq\":") + 1}},"op":0,"d":{} }"""
                    )
                );
            }
        }
    }

    private static void Begin(FrameWriter writer, int port)
    {
        var first = (Interlocked.Increment(ref identified) - 1) * GuildsOfShard;
        var sequence = GatewayFrames.FirstSequence;
        writer.Write(GatewayFrames.Ready(0, $"ws://127.0.0.1:{port}"));
        for (var guild = 0; guild < GuildsOfShard; guild++)
        {
            writer.Write(GatewayFrames.Guild(first + guild, ++sequence));
        }
    }

    private static long Number(string payload, string name)
    {
        var start = payload.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var end = start;
        while (char.IsAsciiDigit(payload[end]))
        {
            end++;
        }

        return long.Parse(payload[start..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The next frame from the client: masked, never fragmented.</summary>
    private static async Task<string> PayloadAsync(NetworkStream stream)
    {
        var header = new byte[8];
        await stream.ReadExactlyAsync(header.AsMemory(0, 2));
        int length = (byte)(header[1] & 0x7F);
        if ((header[0] & 0x0F) == 8)
        {
            throw new IOException("Closed.");
        }

        if (length == 126)
        {
            await stream.ReadExactlyAsync(header.AsMemory(0, 2));
            length = BinaryPrimitives.ReadUInt16BigEndian(header);
        }

        await stream.ReadExactlyAsync(header.AsMemory(0, 4));
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes);
        for (var i = 0; i < length; i++)
        {
            bytes[i] ^= header[i & 3];
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
