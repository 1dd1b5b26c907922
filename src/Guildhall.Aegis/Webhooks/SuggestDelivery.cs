using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary>Dead deliveries, the newest first.</summary>
internal sealed class SuggestDelivery(WebhookBook book, Gates gates) : IAutocomplete
{
    private const int Looked = 200;

    public static AutocompleteSpec Spec { get; } = new("webhook redeliver", "delivery");

    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) =>
        await gates.CheckAsync(Staff.Of(context), SettingsNeed.Edit, cancellation) is not null
            ? []
            :
            [
                .. (await book.DeliveriesAsync(context.Guild, null, Looked, cancellation))
                    .Where(delivery => delivery.State == "dead")
                    .Where(delivery => delivery.Id.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                    .Take(25)
                    .Select(delivery => new CommandChoice(
                        CaseText.Cut($"{delivery.Event} for {delivery.Webhook}: {delivery.Id}", 100),
                        delivery.Id
                    )),
            ];
}
