using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Mass;

/// <summary>The button under a summary: whoever has the right may take it back, for 24 hours.</summary>
internal sealed class UndoMassClick(MassBook book, Gates gates, Db db, TimeProvider time) : IComponent
{
    public const string Name = "mass.undo";

    public static ComponentSpec Spec { get; } = new(Name) { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var id = long.Parse(context.State, NumberStyles.None, CultureInfo.InvariantCulture);
        if (await book.FindAsync(context.Guild, id, cancellation) is not { } action)
        {
            return MassRefusals.NotUndoable;
        }

        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, MassCalls.NeedOf(MassBook.Read(action).Kind), cancellation) is { } refusal)
        {
            return refusal;
        }

        if (action.EndedAt + MassReply.UndoWindow < time.GetUtcNow())
        {
            return MassRefusals.TooLate;
        }

        var isFirst = await db.WriteAsync(
            async unit =>
            {
                if (!await MassBook.MoveAsync(unit, action, MassAction.Ended, MassAction.Undoing))
                {
                    return false;
                }

                await unit.EnqueueAsync(
                    new UndoMassJob
                    {
                        Guild = context.Guild,
                        Id = id,
                        By = context.User,
                        Interaction = context.Reference,
                        AnswerIn = context.Channel,
                    }
                );
                return true;
            },
            cancellation
        );
        return isFirst ? Reply.Deferred : MassRefusals.NotUndoable;
    }
}
