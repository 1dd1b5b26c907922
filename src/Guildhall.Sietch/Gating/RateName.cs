using System.Net;
using System.Net.Sockets;

namespace Guildhall.Sietch.Gating;

/// <summary>Who is counted, and for what.</summary>
/// <param name="Who">An address or the id of a key.</param>
internal readonly record struct RateName(RateKind Kind, object Who)
{
    private const int NetworkBytes = 8;

    /// <summary>An IPv6 address counts with its /64: whoever has one of those has all.</summary>
    public static RateName Of(RateKind kind, IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return new(kind, address);
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[NetworkBytes..].Clear();
        return new(kind, new IPAddress(bytes));
    }
}

internal enum RateKind
{
    Call,
    WrongKey,
    Other,
}
