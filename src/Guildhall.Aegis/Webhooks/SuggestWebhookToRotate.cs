using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

internal sealed class SuggestWebhookToRotate(WebhookNames names) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("webhook rotate", "name");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => names.SuggestAsync(context, cancellation);
}
