using Guildhall.Core;

namespace Guildhall.Sietch.Members;

internal static class ProfileRefusals
{
    public static Refusal NotEligible { get; } =
        new(
            "sietch.not_eligible",
            "This needs a wallet that is eligible. `/verify` links one; `/explain` says why a linked one is or is not."
        );

    public static Refusal None { get; } =
        new(
            "sietch.no_profile",
            "You have no profile yet. With an eligible wallet (`/verify`), `/onboard` makes one in a minute."
        );

    public static Refusal Unfinished { get; } =
        new("sietch.not_onboarded", "Your profile is not finished. `/onboard` goes on where you left it.");

    public static Refusal Hidden { get; } =
        new(
            "sietch.profile_hidden",
            "Your profile is hidden, because none of your wallets is eligible now or you had left. It is kept for 90 days and "
                + "returns by itself, with its badges, when you do."
        );

    public static Refusal NotShown { get; } =
        new(
            "sietch.not_shown_yet",
            "You are not on the list yet. Who comes is shown late and together with others, so that nobody is known by it."
        );

    public static Refusal Over { get; } =
        new("sietch.wizard_over", "This was for a profile that is no more. Run `/onboard` again in the server.");

    public static Refusal LongBio { get; } =
        new(
            "sietch.bio_length",
            $"A bio has up to {Bio.Longest} characters. Press the button again and shorten it; nothing was changed."
        );

    public static Refusal NoNym { get; } =
        new(
            "sietch.nym_missing",
            "Choose a nym first: the buttons for it stand on the message above, or run `/onboard`."
        );

    public static Refusal Unknown { get; } =
        new(
            "sietch.nym_unknown",
            "Nobody here has that nym. The list that opens while you type has those there are; who comes is shown late and together with others."
        );
}
