using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Waitlist;

/// <summary><c>/waitlist unregister</c>: wait no more; one may come back at any time.</summary>
internal sealed class LeaveWaitlist(WaitlistDesk desk, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("waitlist unregister", "Take yourself off the waiting list") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        return await desk.LeaveAsync(community, context.User, cancellation) is { } notThere
            ? notThere
            : new Reply(
                "You are off the waiting list; its role goes within a minute. Your wallet stays linked. `/waitlist register` brings you back."
            )
            {
                Ephemeral = true,
            };
    }
}
