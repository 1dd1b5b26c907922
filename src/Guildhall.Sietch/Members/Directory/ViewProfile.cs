using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Onboarding;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>/profile view</c>: another's card, or one's own with how it stands. The caller alone sees it: who looks at whom is
/// nobody's business.</summary>
internal sealed class ViewProfile(
    CommunityRegistry communities,
    ProfileBook profiles,
    Roster roster,
    ProfileCard card,
    WizardCard wizard
) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("profile view", "A member's profile; your own where you name nobody")
        {
            Ephemeral = true,
            Options = [CommandOption.Text("nym", "Whose").Suggested()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        var mine = await profiles.TryOfUserAsync(community.Tenant, context.User, cancellation);
        if (context.TryGetText("nym") is { } nym && !IsOwn(mine, nym))
        {
            return await roster.TryFindAsync(community.Tenant, nym, cancellation) is { } found
                ? new Reply($"-# {EditionBook.Hint}") { Embeds = [card.Of(found)], Ephemeral = true }
                : ProfileRefusals.Unknown;
        }

        return mine switch
        {
            null => ProfileRefusals.None,
            { IsOnboarded: false } unfinished => await wizard.OfAsync(
                unfinished,
                context.Tenant.Name,
                context.Guild,
                context.User,
                "Your profile is not finished.",
                cancellation
            ),
            { HiddenAt: not null } => ProfileRefusals.Hidden,
            var own => await OwnAsync(own, cancellation),
        };
    }

    private static bool IsOwn(Profile? mine, string nym) =>
        mine is { IsVisible: true, Nym: { } own } && ProfileBook.KeyOf(own) == ProfileBook.KeyOf(nym);

    private async Task<Result<Reply>> OwnAsync(Profile own, CancellationToken cancellation)
    {
        var (entry, isShown) = await roster.OwnAsync(own, cancellation);
        var seen = isShown
            ? "as it is now; what has changed lately others see later"
            : "as it is now; others do not see you yet";
        var change = own.NymChangedAt is { } changed
            ? $"Your nym was changed on {MemberText.Day(changed)}; it can be again from {MemberText.Day(changed + ProfileDesk.BetweenNyms)}."
            : "Your nym was never changed; `/profile edit` does it.";
        return new Reply($"This is your own profile, {seen}. {change} Only you see this.\n-# {EditionBook.Hint}")
        {
            Embeds = [card.Of(entry)],
            Ephemeral = true,
        };
    }
}
