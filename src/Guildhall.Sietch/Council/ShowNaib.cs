using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Council;

/// <summary><c>/naib current</c>, for members, to be seen by all.</summary>
internal sealed class ShowNaib(NaibReplies replies) : ICommand
{
    public static CommandSpec Spec { get; } = NaibReplies.Spec("current", "Who sits in the council");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        replies.OfAsync(context, "The council", view => CouncilText.Current(view), cancellation);
}
