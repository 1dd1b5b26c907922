using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch ruling list</c>: what stands, with its reason and its end.</summary>
internal sealed class ListRulings(CommunityRegistry communities, RulingBook rulings, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch ruling list", "The rulings that stand")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var standing = (await rulings.StandingAsync(community.Tenant, cancellation))
            .Where(row => row.ToRuling().IsInForce(now))
            .ToList();
        var text = standing.Count == 0 ? "No ruling stands." : RulingText.Fitting(standing);
        var byFile =
            community.Exclusions.Count == 0 ? "" : $"\nThe tenant file excludes {community.Exclusions.Count} more.";
        return new Reply(text + byFile) { Ephemeral = true };
    }
}
