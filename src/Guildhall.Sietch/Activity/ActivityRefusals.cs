using Guildhall.Core;

namespace Guildhall.Sietch.Activity;

internal static class ActivityRefusals
{
    public static Refusal NotAMember { get; } =
        new(
            "sietch.not_a_member",
            "Nothing is counted for you yet: only what members with a complete profile do counts. `/verify` links a wallet, `/onboard` makes the profile."
        );
}
