using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Waitlist;

/// <summary><c>/waitlist status</c>: how one's own wallet stands before the line.</summary>
internal sealed class ShowWaiting(WaitlistDesk desk, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("waitlist status", "How your registration stands; nobody else sees it") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (
            !communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal)
            || !(await desk.StatusAsync(community, context.User, cancellation)).TryGet(out var waiting, out refusal)
        )
        {
            return refusal;
        }

        var since = waiting.Since!.Value.ToUnixTimeSeconds();
        return new Reply(
            string.Create(
                CultureInfo.InvariantCulture,
                $"You are on the waiting list, since <t:{since}:D>. {waiting.Describe()}"
            )
        )
        {
            Ephemeral = true,
        };
    }
}
