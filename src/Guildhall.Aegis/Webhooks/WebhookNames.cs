using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary>Names of the guild's webhooks while they are typed, for those who may set them up.</summary>
internal sealed class WebhookNames(WebhookBook book, Gates gates)
{
    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) =>
        await gates.CheckAsync(Staff.Of(context), SettingsNeed.Edit, cancellation) is not null
            ? []
            :
            [
                .. (await book.ListAsync(context.Guild, cancellation))
                    .Select(webhook => webhook.Name)
                    .Where(name => name.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                    .Take(25)
                    .Select(name => new CommandChoice(name, name)),
            ];
}
