using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Gating;

/// <summary>Where a call comes from. One proxy on this machine is believed: the address that it saw is the last one that it
/// added.</summary>
internal static class CallerAddress
{
    public static IPAddress Of(HttpContext http)
    {
        var direct = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!IPAddress.IsLoopback(direct))
        {
            return direct;
        }

        var forwarded = http.Request.Headers["X-Forwarded-For"].ToString();
        return
            forwarded.Length > 0
            && IPAddress.TryParse(forwarded.AsSpan(forwarded.LastIndexOf(',') + 1).Trim(), out var client)
            ? client
            : direct;
    }

    /// <summary>An IPv4 address, or the first 64 bits of an IPv6 one: whoever has one address of those has all.</summary>
    public static ulong NetworkOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var own = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        own.TryWriteBytes(bytes, out _);
        return own.AddressFamily == AddressFamily.InterNetworkV6
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
