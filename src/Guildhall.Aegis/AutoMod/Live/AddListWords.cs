using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod list add</c>.</summary>
internal sealed class AddListWords(RuleBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } = ListEdit.SpecOf("automod list add", "Add words to a list");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        ListEdit.ChangeAsync(context, book, gates, adds: true, cancellation);
}
