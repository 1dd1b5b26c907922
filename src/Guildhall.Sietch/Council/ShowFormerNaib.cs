using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Council;

/// <summary><c>/naib former</c>, for members, to be seen by all.</summary>
internal sealed class ShowFormerNaib(NaibReplies replies) : ICommand
{
    public static CommandSpec Spec { get; } = NaibReplies.Spec("former", "Who sat in the council, the longest first");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        replies.OfAsync(context, "Former Naib", view => CouncilText.Former(view), cancellation);
}
