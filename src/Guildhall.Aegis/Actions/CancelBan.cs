using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Actions;

/// <summary>The button that does nothing, and says so.</summary>
internal sealed class CancelBan : IComponent
{
    public static ComponentSpec Spec { get; } = new("ban.cancel") { UpdatesMessage = true };

    public Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation) =>
        Task.FromResult<Result<Reply>>(new Reply("Nothing was done."));
}
