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
            await choices.ChangeAsync(
                context.Tenant.Id,
                member,
                chosen => AlertTurn.Apply(context.State, chosen),
                cancellation
            );
        }

        return await panel.OfAsync(context, cancellation);
    }
}

/// <summary>What a switch does: to turn one kind, or all, to what it said when it was drawn. An old one pressed late, or the same
/// one twice, so never does the opposite.</summary>
internal static class AlertTurn
{
    private const string All = "all";

    /// <param name="toggle">Null for all.</param>
    /// <param name="isOn">What it becomes.</param>
    public static string Text(AlertToggle? toggle, bool isOn) => $"{(isOn ? '+' : '-')}{toggle?.ToString() ?? All}";

    public static AlertPreferences Apply(string text, AlertPreferences chosen)
    {
        var isOn = text.StartsWith('+');
        return Enum.TryParse<AlertToggle>(text.AsSpan(1), out var toggle)
            ? chosen.With(toggle, isOn)
            : chosen.WithAll(isOn);
    }
}
