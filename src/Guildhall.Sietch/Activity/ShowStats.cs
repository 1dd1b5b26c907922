using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Activity;

/// <summary><c>/stats</c>: one's own activity, for one's own eyes.</summary>
internal sealed class ShowStats(ActivityBook book, CommunityRegistry communities, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("stats", "Your own activity here; nobody else sees it") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        if (await book.TryFindAsync(community.Tenant, context.User, cancellation) is not { } found)
        {
            return ActivityRefusals.NotAMember;
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            **{found.BalanceAt(time.GetUtcNow()):0.##} points** of activity; your highest were {found.Peak:0.##}
            {(
                found.Messages == 1 ? "1 message" : $"{found.Messages} messages"
            )} counted · {found.Given} reactions given · {found.Received} received
            -# A tenth of the points melts at 00, 06, 12 and 18 UTC. Only you see this.
            """
        );
        return new Reply(text) { Ephemeral = true };
    }
}
