using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>A click below a list of newcomers, or below what was done to them.</summary>
internal sealed class CleanupButton(CleanupDesk desk) : IComponent
{
    public static ComponentSpec Spec { get; } = new(CleanupText.Component) { UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (CleanupText.Read(context.State) is not var (act, id))
        {
            return RaidRefusals.CleanupGone;
        }

        var staff = Staff.Of(context);
        if (act == CleanupText.Drop)
        {
            return await desk.DropAsync(staff, id, cancellation) is { } kept
                ? kept
                : new Reply("Dropped. Nothing was done to anybody.");
        }

        if (act == CleanupText.Ban)
        {
            // The job may be quicker than this handler's return.
            await context.DeferAsync(cancellation);
            var job = new BanRaidersJob(context.Guild, id, context.Reference, context.Channel);
            return await desk.BeginAsync(staff, id, job, cancellation) is { } refused ? refused : Reply.Deferred;
        }

        await context.DeferAsync(cancellation);
        return await desk.UndoAsync(staff, id, context.Reference, context.Channel, cancellation) is { } refusal
            ? refusal
            : Reply.Deferred;
    }
}
