using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

internal sealed class SuggestWebhookToRemove(WebhookNames names) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("webhook remove", "name");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => names.SuggestAsync(context, cancellation);
}
