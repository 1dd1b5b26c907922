using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Access;

/// <summary>The button that grants nothing, and says so.</summary>
internal sealed class DropFirstGrant : IComponent
{
    public static ComponentSpec Spec { get; } = new("grant.drop") { UpdatesMessage = true };

    public Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation) =>
        Task.FromResult<Result<Reply>>(
            new Reply("Nothing was granted. Rights follow Discord's own permissions as before.")
        );
}
