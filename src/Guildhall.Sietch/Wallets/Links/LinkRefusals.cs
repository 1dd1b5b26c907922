using Guildhall.Core;

namespace Guildhall.Sietch.Wallets.Links;

internal static class LinkRefusals
{
    public static Refusal Unread { get; } =
        new(
            "sietch.link_unread",
            "A wallet link of yours cannot be read just now. The staff are told, and nothing is taken from you for it; you need not link it again."
        );
}
