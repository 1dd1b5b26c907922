using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Alerts;

/// <summary><c>/alerts</c>: what one is told by direct message, and how often.</summary>
internal sealed class ShowAlerts(AlertPanel panel, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("alerts", "What I tell you by direct message, and how often") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        communities.Resolve(context.Tenant, context.Guild).TryGet(out _, out var elsewhere)
            ? await panel.OfAsync(context, cancellation)
            : elsewhere;
}
