using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook remove</c>: forgets an address, its secret and what waits for it.</summary>
internal sealed class RemoveWebhook(WebhookBook book, WebhookCalls calls) : ICommand
{
    private const string Name = "name";

    public static CommandSpec Spec { get; } =
        WebhookCalls.Spec(
            "remove",
            "Send a program nothing any more, and forget what waits for it",
            CommandOption.Text(Name, "Which, as /webhook list has it")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, Name, book.RemoveAsync, name => $"The webhook **{name}** is gone.", cancellation);
}
