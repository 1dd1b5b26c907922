using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Sietch.Eligibility.Rulings;

internal static class RulingRefusals
{
    public const string StandsCode = "sietch.ruling_stands";
    public const string UnknownCode = "sietch.ruling_unknown";

    public static Refusal BadCall { get; } =
        new(
            "sietch.bad_body",
            "Invalid body: expected {\"address\": \"0x…\", \"action\": \"exclude\", \"reason\": \"…\"}, and expires_at where it ends by itself"
        );

    public static Refusal NoWallet { get; } =
        new(
            "sietch.no_wallet",
            "That is not a wallet's address: 0x and 40 hexadecimal digits, with a right checksum if in mixed case."
        );

    public static Refusal NoReason { get; } =
        new("sietch.no_reason", $"Say why, in 1 to {RulingDesk.LongestReason} characters: the audit keeps it.");

    public static Refusal WalletInReason { get; } =
        new(
            "sietch.wallet_in_reason",
            "Leave addresses out of the reason: it goes to a member, and no message names a wallet beside a person."
        );

    public static bool NamesWallet(string reason) => reason.Contains("0x", StringComparison.OrdinalIgnoreCase);

    public static Refusal AlreadyOver { get; } =
        new("sietch.ruling_over", "The end of the ruling has passed already: give one that lies ahead, or none.");

    public static Refusal EndlessPardon { get; } =
        new("sietch.endless_pardon", "A pardon has an end: give it in days. It can be made again then.");

    public static Refusal NoDuration { get; } =
        new(
            "sietch.no_duration",
            "Give the time in days, 1 to 3,650; leave it out for a ruling that stands until it is lifted."
        );

    public static Refusal Stands(RulingOrder order) =>
        new(
            StandsCode,
            $"{order.Wallet.ToShort()} has such a ruling already. Lift it first: /sietch ruling list shows its number."
        );

    public static Refusal Unknown(long number) =>
        new(
            UnknownCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"No ruling {number} stands. /sietch ruling list shows those that do."
            )
        );
}
