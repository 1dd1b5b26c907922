using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary><c>/onboard</c>: the wizard in the server, for whom direct messages are closed, or to go on with it.</summary>
internal sealed class Onboard(ProfileDesk desk, WizardCard card, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("onboard", "Make your profile here, or go on with it; only you see it") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        return (await desk.BeginAsync(community.Tenant, context.User, cancellation)).TryGet(
            out var profile,
            out var refusal
        )
            ? await card.OfAsync(profile, context.Tenant.Name, context.Guild, context.User, news: null, cancellation)
            : refusal;
    }
}
