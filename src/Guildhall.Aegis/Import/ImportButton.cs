using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Import;

/// <summary>A click below a preview, or below what was imported.</summary>
internal sealed class ImportButton(ImportDesk desk) : IComponent
{
    public static ComponentSpec Spec { get; } = new(ImportText.Component) { UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (ImportText.Read(context.State) is not var (act, id))
        {
            return ImportRefusals.Gone;
        }

        var staff = Staff.Of(context);
        switch (act)
        {
            case ImportText.Go:
                // The job may be quicker than this handler's return.
                await context.DeferAsync(cancellation);
                return await desk.BeginAsync(staff, id, context.Reference, context.Channel, cancellation) is { } refused
                    ? refused
                    : Reply.Deferred;
            case ImportText.Drop:
                return await desk.DropAsync(staff, id, cancellation) is { } kept
                    ? kept
                    : new Reply("Dropped. Nothing was imported.");
            default:
                var undone = await desk.UndoAsync(staff, id, cancellation);
                return undone.TryGet(out var count, out var refusal)
                    ? new Reply(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The import was undone: {count:N0} cases are tombstones now. Their numbers stay taken."
                        )
                    )
                    : refusal;
        }
    }
}
