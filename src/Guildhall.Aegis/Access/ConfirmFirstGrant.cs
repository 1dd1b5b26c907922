using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Access;

/// <summary>The button that gives the first grant.</summary>
internal sealed class ConfirmFirstGrant(Grants grants, FirstGrant first, Gates gates) : IComponent
{
    public static ComponentSpec Spec { get; } = new("grant.first") { UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, GrantNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var wish = GrantWish.Read(context.State);
        await grants.GiveAsync(staff, wish.Subject, wish.Right, wish.ExpiresAt, cancellation);
        return first.Given(context, wish);
    }
}
