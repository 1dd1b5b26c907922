using Guildhall.Core;

namespace Guildhall.Sietch.Council;

internal static class CouncilRefusals
{
    public static Refusal NotOnboarded { get; } =
        new(
            "sietch.not_onboarded",
            "The council is for members to see. Prove a wallet with `/verify` and finish the onboarding first."
        );

    public static Refusal NoCouncil { get; } =
        new("sietch.no_council", "This community has no council. Its tenant file says `council.seats: 0`.");

    public static Refusal NothingToLift { get; } =
        new(
            "sietch.nothing_to_lift",
            "Nothing keeps you from a seat that you would have to lift: whoever holds more than the lowest of the council is seated at the next reading of the chain."
        );

    public static Refusal Barred(DateTimeOffset until) =>
        new(
            "sietch.seat_barred",
            $"An admin has taken your seat, and until <t:{until.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}:f> you are not seated again. After that nothing is to be asked for; ask the admins why."
        );

    public static Refusal BadReason { get; } =
        new("sietch.bad_reason", "The reason stands in the audit log: 1 to 500 characters, please.");

    public static Refusal BadDays(long days) =>
        new(
            "sietch.bad_days",
            $"{days.ToString(System.Globalization.CultureInfo.InvariantCulture)} days is not possible: 0 to 365 are."
        );

    public static Refusal Unknown(string nym) =>
        new("sietch.not_seated", $"Nobody with the nym {Short(nym)} has a seat. `/naib current` shows who has.");

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
