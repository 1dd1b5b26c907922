using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>How often, chosen in <c>/alerts</c>.</summary>
internal sealed class ChooseAlertPace(AlertChoices choices, Identities people, AlertPanel panel) : IComponent
{
    public static ComponentSpec Spec { get; } = new(AlertPanel.PaceName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (
            context.Values is [var chosen]
            && int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var pace)
            && AlertPreferences.Paces.Contains(pace)
            && await people.TryMemberAsync(context.Tenant.Id, context.User, cancellation) is { } member
        )
        {
            await choices.ChangeAsync(
                context.Tenant.Id,
                member,
                before => before with { PerWeek = pace },
                cancellation
            );
        }

        return await panel.OfAsync(context, cancellation);
    }
}
