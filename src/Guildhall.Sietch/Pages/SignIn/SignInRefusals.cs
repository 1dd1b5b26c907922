using Guildhall.Core;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Why somebody does not come in, and what to do.</summary>
internal static class SignInRefusals
{
    public static Refusal NoCommunity { get; } =
        new("sietch.no_community", "There is no such community here. Look at the address of this page.");

    public static Refusal NotOurs { get; } =
        new("sietch.sign_in_text", "The signed text is over or was used already. Load this page again and sign anew.");

    public static Refusal Nobody { get; } =
        new(
            "sietch.sign_in_nobody",
            "No member has linked this wallet. Choose the wallet that you linked, or run /verify in Discord first."
        );
}
