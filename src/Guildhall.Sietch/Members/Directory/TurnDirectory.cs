using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>A filter, an order or another page of the directory.</summary>
internal sealed class TurnDirectory(MemberGate gate, DirectoryCard card) : IComponent
{
    public static ComponentSpec Spec { get; } = new(DirectoryCard.Name) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation) =>
        (await gate.AdmitAsync(context, cancellation)).TryGet(out _, out var refusal)
            ? await card.OfAsync(context, DirectoryCard.Next(context.State, context.Values), cancellation)
            : refusal;
}
