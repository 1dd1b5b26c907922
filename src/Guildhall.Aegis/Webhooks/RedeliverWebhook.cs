using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook redeliver</c>: a dead delivery gets its attempts once more; of two who ask, one is heard.</summary>
internal sealed class RedeliverWebhook(WebhookBook book, WebhookCalls calls) : ICommand
{
    private const string Delivery = "delivery";

    public static CommandSpec Spec { get; } =
        WebhookCalls.Spec(
            "redeliver",
            "Send a dead delivery again",
            CommandOption.Text(Delivery, "Its id, as /webhook deliveries has it")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            Delivery,
            book.ReplayAsync,
            id => $"Delivery `{id}` is on its way again.",
            cancellation
        );
}
