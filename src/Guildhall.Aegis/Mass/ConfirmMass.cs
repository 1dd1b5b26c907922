using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Mass;

/// <summary>The button under a preview: exactly those who were shown, once.</summary>
internal sealed class ConfirmMass(MassBook book, Gates gates, Db db) : IComponent
{
    public const string Name = "mass.run";

    public static ComponentSpec Spec { get; } = new(Name) { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var id = long.Parse(context.State, NumberStyles.None, CultureInfo.InvariantCulture);
        if (await book.FindAsync(context.Guild, id, cancellation) is not { } action)
        {
            return MassRefusals.NotWaiting;
        }

        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, MassCalls.NeedOf(MassBook.Read(action).Kind), cancellation) is { } refusal)
        {
            return refusal;
        }

        var isFirst = await db.WriteAsync(
            async unit =>
            {
                if (!await MassBook.MoveAsync(unit, action, MassAction.Previewed, MassAction.Running))
                {
                    return false;
                }

                await unit.EnqueueAsync(
                    new MassJob
                    {
                        Guild = context.Guild,
                        Id = id,
                        Interaction = context.Reference,
                        AnswerIn = context.Channel,
                    }
                );
                await unit.AuditAsync(
                    new()
                    {
                        Guild = context.Guild,
                        Actor = staff.Actor,
                        Action = "aegis.mass_begun",
                        Subject = $"mass {id}",
                    }
                );
                return true;
            },
            cancellation
        );
        return isFirst ? Reply.Deferred : MassRefusals.NotWaiting;
    }
}
