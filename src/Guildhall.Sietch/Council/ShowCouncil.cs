using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Council;

/// <summary><c>/naib overview</c>, for members, to be seen by all.</summary>
internal sealed class ShowCouncil(NaibReplies replies) : ICommand
{
    public static CommandSpec Spec { get; } = NaibReplies.Spec("overview", "The council: who sits in it, and who sat");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        replies.OfAsync(
            context,
            "The council",
            view => [.. CouncilText.Current(view), "", "**Former Naib**", .. CouncilText.Former(view)],
            cancellation
        );
}
