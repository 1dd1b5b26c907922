using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook redeliver</c>: a dead delivery gets its attempts once more; of two who ask, one is heard.</summary>
internal sealed class RedeliverWebhook(WebhookBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("webhook redeliver", "Send a dead delivery again")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Text("delivery", "Its id, as /webhook deliveries has it").Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var delivery = context.GetText("delivery").Trim();
        return await book.ReplayAsync(staff, delivery, cancellation) is { } not
            ? not
            : new Reply($"Delivery `{delivery}` is on its way again.") { Ephemeral = true };
    }
}
