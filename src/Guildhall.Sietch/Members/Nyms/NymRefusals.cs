using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Sietch.Members.Nyms;

internal static class NymRefusals
{
    private const string Again = " Press the button again to choose another.";

    public static Refusal Length { get; } =
        new("sietch.nym_length", $"A nym has {Nym.Shortest} to {Nym.Longest} characters.{Again}");

    public static Refusal Characters { get; } =
        new(
            "sietch.nym_characters",
            $"A nym has the letters a to z in any case, digits, `_` and `-`, and nothing else.{Again}"
        );

    public static Refusal Ends { get; } =
        new("sietch.nym_ends", $"A nym begins and ends with a letter or a digit.{Again}");

    public static Refusal Reserved { get; } =
        new(
            "sietch.nym_reserved",
            $"This nym is kept for those who run the place, or would be read as one of theirs.{Again}"
        );

    public static Refusal Leads { get; } =
        new(
            "sietch.nym_leads",
            $"This nym looks like a wallet or an account's number, and would lead to who you are.{Again}"
        );

    public static Refusal Taken { get; } =
        new(
            "sietch.nym_taken",
            $"Somebody has this nym already, or one that reads like it, or gave it up in the last {NymBook.Kept.TotalDays:0} days. Case, `_` and `-` make no other nym, nor do look-alikes such as `0` and `O`, `1` and `l`, `rn` and `m`.{Again}"
        );

    public static Refusal Chosen { get; } =
        new("sietch.nym_chosen", "Your nym is chosen already, and chance changes it no more. `/profile edit` does.");

    public static Refusal NoneFree { get; } =
        new("sietch.nym_none_free", "No random nym was free just now. Press the button again, or choose one yourself.");

    public static Refusal TooSoon(TimeSpan wait)
    {
        var days = Math.Max(1, (int)Math.Ceiling(wait.TotalDays));
        return new(
            "sietch.nym_too_soon",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A nym can be changed once in {ProfileDesk.BetweenNyms.TotalDays:0} days. {(days == 1 ? "1 day is" : $"{days} days are")} left."
            )
        );
    }
}
