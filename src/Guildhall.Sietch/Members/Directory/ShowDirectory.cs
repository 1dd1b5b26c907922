using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>/directory</c>: who is here, ten at a time, for the caller alone.</summary>
internal sealed class ShowDirectory(MemberGate gate, DirectoryCard card) : ICommand
{
    public static CommandSpec Spec { get; } = new("directory", "Who is here, by nym") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        (await gate.AdmitAsync(context, cancellation)).TryGet(out _, out var refusal)
            ? await card.OfAsync(context, new(), cancellation)
            : refusal;
}
