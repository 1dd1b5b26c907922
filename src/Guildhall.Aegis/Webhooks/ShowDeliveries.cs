using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook deliveries</c>: what was sent, what waits, what was given up.</summary>
internal sealed class ShowDeliveries(WebhookBook book, Gates gates) : ICommand
{
    private const int Shown = 20;

    public static CommandSpec Spec { get; } =
        new("webhook deliveries", "The last events and what became of them")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Text("name", "Of this webhook alone").Suggested()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var name = context.TryGetText("name")?.Trim();
        if (name is not null && await book.FindAsync(context.Guild, name, cancellation) is null)
        {
            return WebhookRefusals.Unknown(name);
        }

        var deliveries = await book.DeliveriesAsync(context.Guild, name, Shown, cancellation);
        return SettingsReply.Of(
            "Deliveries",
            deliveries.Count == 0 ? ["Nothing was sent in the last 30 days."] : deliveries.Select(Line),
            deliveries.Any(d => d.State == "dead") ? "/webhook redeliver sends a dead one again." : null
        );
    }

    private static string Line(WebhookDelivery delivery)
    {
        var became = delivery.State switch
        {
            "delivered" => $"taken ({delivery.LastStatus}), attempt {delivery.Attempts}",
            "dead" => $"**dead** after {delivery.Attempts} attempts: {delivery.LastError}",
            _ when delivery.NextAt is { } next =>
                $"again <t:{next.ToUnixTimeSeconds()}:R>, after {delivery.Attempts} attempts: {delivery.LastError}",
            _ => "waiting",
        };
        return $"`{delivery.Id}` {delivery.Event}: {became}";
    }
}
