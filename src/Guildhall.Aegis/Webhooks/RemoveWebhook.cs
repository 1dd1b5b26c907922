using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook remove</c>: forgets an address, its secret and what waits for it.</summary>
internal sealed class RemoveWebhook(WebhookBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("webhook remove", "Send a program nothing any more, and forget what waits for it")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Text("name", "Which, as /webhook list has it").Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var name = context.GetText("name").Trim();
        return await book.RemoveAsync(staff, name, cancellation) is { } unknown
            ? unknown
            : new Reply($"The webhook **{name}** is gone.") { Ephemeral = true };
    }
}
