using System.Security.Cryptography;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook test</c>: sends a signed <c>ping</c> at once; one that is taken switches a webhook on again.</summary>
internal sealed class TestWebhook(WebhookBook book, WebhookSender sender, Gates gates, TimeProvider time) : ICommand
{
    private const string Ping = "webhook.ping";

    public static CommandSpec Spec { get; } =
        new("webhook test", "Send a ping now; switches a webhook on again when it answers")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Text("name", "Which, as /webhook list has it").Required().Suggested()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var name = context.GetText("name").Trim();
        if (await book.FindAsync(context.Guild, name, cancellation) is not { } webhook)
        {
            return WebhookRefusals.Unknown(name);
        }

        var id = RandomNumberGenerator.GetHexString(20, lowercase: true);
        var ping = new HookEvent(context.Guild, Ping, $"webhook {name}") { Actor = staff.Actor };
        var body = WebhookOutbox.Body(id, ping, time.GetUtcNow());
        var answer = await sender.SendAsync(webhook, $"{id}-{name}", Ping, body, cancellation);
        if (!answer.IsTaken)
        {
            return new Refusal("aegis.webhook_failed", $"The ping to {name} was not taken: {answer.Error}.");
        }

        await book.EnableAsync(staff, webhook, cancellation);
        return new Reply(
            webhook.IsOn
                ? $"**{name}** took the ping ({answer.Status})."
                : $"**{name}** took the ping ({answer.Status}) and is switched on again."
        )
        {
            Ephemeral = true,
        };
    }
}
