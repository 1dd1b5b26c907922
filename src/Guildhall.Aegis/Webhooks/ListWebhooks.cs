using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Webhook = Guildhall.Core.Webhooks.Webhook;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook list</c>: which programs hear of what, and whether they do.</summary>
internal sealed class ListWebhooks(WebhookBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("webhook list", "The programs that hear of events here")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var webhooks = await book.ListAsync(context.Guild, cancellation);
        return SettingsReply.Of(
            "Webhooks",
            webhooks.Count == 0 ? ["There is none. `/webhook add` makes one."] : webhooks.Select(Line)
        );
    }

    private static string Line(Webhook webhook)
    {
        // The path may hold a secret of the other side.
        var host = new Uri(webhook.Url).Authority;
        var state =
            webhook.DisabledAt is { } off ? $"switched off <t:{off.ToUnixTimeSeconds()}:R>"
            : webhook.FailingSince is { } since ? $"failing since <t:{since.ToUnixTimeSeconds()}:R>"
            : "on";
        return $"**{webhook.Name}** → `{host}`: {webhook.Events.Replace(",", ", ", StringComparison.Ordinal)} ({state})";
    }
}
