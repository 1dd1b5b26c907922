using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Trails;

/// <summary>The next older page of <c>/sietch audit</c>.</summary>
internal sealed class TurnAudit(AuditCard card) : IComponent
{
    public static ComponentSpec Spec { get; } =
        new(AuditCard.OlderName)
        {
            Ephemeral = true,
            UpdatesMessage = true,
            Permission = SietchPermissions.Admin,
        };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var (about, before) = AuditCard.Read(context.State);
        return await card.OfAsync(context, about, before, cancellation);
    }
}
