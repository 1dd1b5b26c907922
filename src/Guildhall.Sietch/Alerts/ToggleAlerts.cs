using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>A switch of <c>/alerts</c>: one kind of alert, or all of them.</summary>
internal sealed class ToggleAlerts(AlertChoices choices, Identities people, AlertPanel panel) : IComponent
{
    public static ComponentSpec Spec { get; } = new(AlertPanel.ToggleName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (await people.TryMemberAsync(context.Tenant.Id, context.User, cancellation) is { } member)
        {
            await choices.ChangeAsync(context.Tenant.Id, member, chosen => Turn(chosen, context.State), cancellation);
        }

        return await panel.OfAsync(context, cancellation);
    }

    private static AlertPreferences Turn(AlertPreferences chosen, string what) =>
        Enum.TryParse<AlertToggle>(what, out var toggle)
            ? chosen.With(toggle, !chosen.IsOn(toggle))
            : chosen.WithAll(chosen.IsSilent);
}
