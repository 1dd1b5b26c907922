using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary><c>/clear</c>: another name for <c>/purge</c>.</summary>
internal sealed class ClearMessages(PurgeMessages purge) : ICommand
{
    public static CommandSpec Spec { get; } = PurgeMessages.Spec with { Name = "clear" };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        purge.HandleAsync(context, cancellation);
}
