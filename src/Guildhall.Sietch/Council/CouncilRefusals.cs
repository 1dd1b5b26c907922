using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Nyms;

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
            "Nothing keeps you from a seat, and nothing is to be asked for: whoever holds more than the lowest of the council is seated within a minute of finishing the onboarding, and after each reading of the chain. If you are not, you need more than the lowest of the council holds; `/position` says how far the next place is."
        );

    public static Refusal Seated(int seat) =>
        new(
            "sietch.seated",
            string.Create(
                CultureInfo.InvariantCulture,
                $"You sit in the council already, on seat {seat}. It is yours until somebody who holds more takes it; `/position` says how safe your place is."
            )
        );

    public static Refusal Barred(DateTimeOffset until) =>
        new(
            "sietch.seat_barred",
            $"An admin has taken your seat, and you are held from another until {CouncilText.Moment(until)}. From then on whoever holds more than the lowest of the council is seated without asking. A direct message told you why; else ask the admins."
        );

    public static Refusal BadReason { get; } =
        new(
            "sietch.bad_reason",
            "The reason stands in the audit log and goes to the member: 1 to 500 characters, please."
        );

    public static Refusal BadDays(long days) =>
        new(
            "sietch.bad_days",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{days} days is not possible: 1 to 365 are. With less they would have the seat again at once, since they hold enough for it."
            )
        );

    public static Refusal Unknown(string nym) =>
        new("sietch.not_seated", $"Nobody with the nym {Short(nym)} has a seat. `/naib current` shows who has.");

    private static string Short(string text) =>
        MemberText.Nym(text.Length <= Nym.Longest ? text : $"{text.AsSpan(0, Nym.Longest)}…");
}
