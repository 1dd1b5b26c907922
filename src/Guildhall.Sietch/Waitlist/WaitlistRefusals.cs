using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Waitlist;

internal static class WaitlistRefusals
{
    public static Refusal Eligible { get; } =
        new(
            "sietch.waitlist_not_needed",
            "There is nothing to wait for: a wallet of yours has a place already. `/position` shows it; where you have no profile yet, `/onboard` makes one."
        );

    public static Refusal Registered { get; } =
        new(
            "sietch.waitlist_registered",
            "You are on the waiting list already. `/waitlist status` shows how you stand, `/waitlist unregister` takes you off it."
        );

    public static Refusal NotRegistered { get; } =
        new(
            "sietch.waitlist_not_registered",
            "You are not on the waiting list. `/waitlist register` puts you on it, once a wallet of yours is proven and close to the line."
        );

    public static Refusal NotOwn { get; } =
        new(
            "sietch.waitlist_not_own_wallet",
            "That wallet is not linked to you. `/verify` proves that it is yours; then run this again."
        );

    public static Refusal BadWallet { get; } =
        new(
            "sietch.waitlist_bad_wallet",
            "That is no wallet address: give 0x and 40 hexadecimal digits, or leave it out to take your best one."
        );

    public static Refusal OutOfRange(PlaceRules places) =>
        new(
            "sietch.waitlist_out_of_range",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The waiting list is for the places {places.Eligible + 1} to {places.Waiting}, and none of your wallets stands there now. `/explain` says where they stand and why, `/threshold` what it takes."
            )
        );
}
