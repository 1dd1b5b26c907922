using System.Net;
using System.Net.Sockets;

namespace Guildhall.Host.Adapters.Webhooks;

/// <summary>Which addresses are on the public internet. Source: the special-purpose registries of RFC 6890, kept by IANA.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] reserved4 =
    [
        .. Networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4"
        ),
    ];

    // Everything that is not global unicast is out already: loopback, link-local, unique-local, multicast.
    private static readonly IPNetwork globalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork[] reserved6 =
    [
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ];

    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !reserved4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return Contains(address.MapToIPv4());
        }

        if (translated.Contains(address))
        {
            // NAT64: the last four bytes say where it really goes.
            return Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        return globalUnicast.Contains(address) && !reserved6.Any(network => network.Contains(address));
    }

    private static IEnumerable<IPNetwork> Networks(params string[] texts) =>
        texts.Select(text => IPNetwork.Parse(text));
}
