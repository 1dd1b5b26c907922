using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guildhall.Bench;

/// <summary>
/// <c>rest-target [free|strict]</c>: answers REST calls from a raw socket with as little work as possible, so that the
/// clients are measured and not it. Strict, it refuses more than 5 a second in a channel and 50 in any second over all.
/// Prints its port, and how many it refused for each line that it reads; ends with its input.
/// </summary>
internal static class RestTarget
{
    private const int PerChannel = 5;
    private const int PerSecond = 50;

    private static readonly Lock gate = new();
    private static readonly Dictionary<string, (long Reset, int Used)> windows = [];
    private static readonly Queue<long> second = new();
    private static readonly byte[] message = Encoding.UTF8.GetBytes(
        """
        {"type":0,"content":"The spice must flow","mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"timestamp":"2026-01-01T00:00:00.000000+00:00","edited_timestamp":null,"flags":0,"components":[],"id":"1456000000000000000","channel_id":"100000000000000000","author":{"id":"1455000000000000000","username":"naib","avatar":null,"discriminator":"0000","public_flags":0,"flags":0,"bot":true,"global_name":null,"primary_guild":null},"pinned":false,"mention_everyone":false,"tts":false}
        """
    );

    private static bool isStrict;
    private static int refused;

    public static async Task RunAsync(string[] args)
    {
        isStrict = args is ["strict", ..];
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        var accepting = AcceptAsync(listener);
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(Interlocked.Exchange(ref refused, 0));
        }

        listener.Close();
        await accepting;
    }

    private static async Task AcceptAsync(Socket listener)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptAsync()));
            }
        }
        catch (SocketException)
        {
            // Closed: the clients close theirs.
        }
        catch (ObjectDisposedException)
        {
            // The same, seen a moment later.
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (read == 0)
                {
                    return;
                }

                length += read;
                while (RequestLength(buffer.AsSpan(0, length)) is { } whole)
                {
                    await socket.SendAsync(Answer(buffer.AsSpan(0, whole)));
                    buffer.AsSpan(whole, length - whole).CopyTo(buffer);
                    length -= whole;
                }
            }
        }
        catch (SocketException)
        {
            // The client went away.
        }
    }

    /// <summary>Null while the request is not whole.</summary>
    private static int? RequestLength(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return null;
        }

        var body = 0;
        foreach (var line in Encoding.ASCII.GetString(bytes[..head]).Split("\r\n"))
        {
            if (line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            {
                body = int.Parse(line.AsSpan("content-length:".Length), CultureInfo.InvariantCulture);
            }
        }

        return bytes.Length >= head + 4 + body ? head + 4 + body : null;
    }

    private static byte[] Answer(ReadOnlySpan<byte> request)
    {
        if (!isStrict)
        {
            return Response("200 OK", 1_000_000, 999_999, 1, message);
        }

        var path = Encoding.ASCII.GetString(request[..request.IndexOf("\r\n"u8)]);
        var channel = path.Split("/channels/")[1].Split('/')[0];
        var time = TimeProvider.System;
        lock (gate)
        {
            var now = time.GetTimestamp();
            while (second.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                second.Dequeue();
            }

            var (reset, used) = windows.GetValueOrDefault(channel);
            if (now >= reset)
            {
                (reset, used) = (now + time.TimestampFrequency, 0);
            }

            var left = (reset - now) / (double)time.TimestampFrequency;
            if (used == PerChannel || second.Count == PerSecond)
            {
                refused++;
                var isGlobal = used < PerChannel;
                var body = Encoding.ASCII.GetBytes(
                    $$"""{"message":"limited","retry_after":{{(isGlobal ? 1 : left):0.000}},"global":{{(isGlobal ? "true" : "false")}}}"""
                );
                return Response("429 Too Many Requests", PerChannel, 0, left, body, isGlobal ? "global" : "user");
            }

            windows[channel] = (reset, used + 1);
            second.Enqueue(now);
            return Response("200 OK", PerChannel, PerChannel - used - 1, left, message);
        }
    }

    private static byte[] Response(
        string status,
        int limit,
        int remaining,
        double resetAfter,
        byte[] body,
        string? scope = null
    )
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nX-RateLimit-Bucket: b\r\nX-RateLimit-Limit: {limit}\r\nX-RateLimit-Remaining: {remaining}\r\nX-RateLimit-Reset-After: {resetAfter:0.000}\r\nX-RateLimit-Reset: 4000000000.000\r\n{(scope is null ? "" : $"X-RateLimit-Scope: {scope}\r\n")}Content-Length: {body.Length}\r\n\r\n"
        );
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
