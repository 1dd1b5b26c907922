using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Badges;

/// <summary><c>/badges</c>: another member's for everybody to see, one's own for one's own eyes.</summary>
internal sealed class ShowBadges(CommunityRegistry communities, MemberGate gate, Roster roster, BadgeBook book)
    : ICommand
{
    public static CommandSpec Spec { get; } =
        new("badges", "A member's badges; your own where you name nobody")
        {
            Options = [CommandOption.Text("nym", "Whose").Suggested()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (context.TryGetText("nym") is { } nym)
        {
            return await roster.TryFindAsync(community.Tenant, nym, cancellation) is { } found
                ? new Reply($"{BadgeText.Of(found)}\n-# {EditionBook.Hint}")
                : ProfileRefusals.Unknown;
        }

        if (!(await gate.AdmitAsync(context, cancellation)).TryGet(out var insider, out refusal))
        {
            return refusal;
        }

        var held = (await book.AllAsync(community.Tenant, cancellation)).GetValueOrDefault(insider.Own.MemberId);
        return new Reply(BadgeText.Own(held ?? [])) { Ephemeral = true };
    }
}
