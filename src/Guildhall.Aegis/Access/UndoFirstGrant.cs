using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Access;

/// <summary>The button that takes the first grant back, while it is the only one.</summary>
internal sealed class UndoFirstGrant(Grants grants, Gates gates) : IComponent
{
    public static ComponentSpec Spec { get; } = new("grant.undo") { UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, GrantNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var wish = GrantWish.Read(context.State);
        return await grants.ForgetOnlyAsync(staff, wish.Subject, wish.Right, cancellation)
            ? new Reply("That grant is undone. Rights follow Discord's own permissions again.")
            : GrantRefusals.NotOnly;
    }
}
