using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Council;

/// <summary><c>/naib stand</c>: who left the server with a seat and returned asks to be considered again; it is won anew.</summary>
internal sealed class StandForSeat(CommunityRegistry communities, CouncilDesk desk) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("naib stand", "You left and came back: stand for a seat in the council again") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        return await desk.StandAsync(community.Tenant, context.User, cancellation) is { } refusal
            ? refusal
            : new Reply(
                "You stand for a seat again. It is yours within seconds if one is vacant or you hold more than the lowest of the council."
            )
            {
                Ephemeral = true,
            };
    }
}
