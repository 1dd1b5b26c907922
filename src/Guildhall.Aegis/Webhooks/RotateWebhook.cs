using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook rotate</c>: a new secret, shown this once; what waits is sent with it.</summary>
internal sealed class RotateWebhook(WebhookBook book, Gates gates) : ICommand
{
    private const string Name = "name";

    public static CommandSpec Spec { get; } =
        WebhookCalls.Spec(
            "rotate",
            "Give a webhook a new secret, shown once; what waits is kept",
            CommandOption.Text(Name, "Which, as /webhook list has it")
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } closed)
        {
            return closed;
        }

        var name = context.GetText(Name).Trim();
        return (await book.RotateAsync(staff, name, cancellation)).TryGet(out var secret, out var refusal)
            ? new Reply(
                $"The webhook **{name}** has a new secret, and the former one is over.\n{SecretText.Of(name, secret)}"
            )
            {
                Ephemeral = true,
            }
            : refusal;
    }
}
