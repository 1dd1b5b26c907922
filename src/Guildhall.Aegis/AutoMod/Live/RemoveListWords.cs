using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod list remove</c>.</summary>
internal sealed class RemoveListWords(RuleBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } = ListEdit.SpecOf("automod list remove", "Take words from a list");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        ListEdit.ChangeAsync(context, book, gates, adds: false, cancellation);
}
