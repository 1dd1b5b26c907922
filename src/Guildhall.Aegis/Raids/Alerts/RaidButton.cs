using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>A click below an alert.</summary>
internal sealed class RaidButton(RaidDesk desk, RaidBook raids, CleanupDesk cleanups) : IComponent
{
    private static readonly TimeSpan step = TimeSpan.FromHours(1);

    public static ComponentSpec Spec { get; } = new(RaidButtons.Name) { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (RaidButtons.Read(context.State) is not var (act, number))
        {
            return RaidRefusals.None;
        }

        var staff = Staff.Of(context);
        var open = await raids.OpenAsync(context.Guild, cancellation);
        if (act is not (RaidButtons.Free or RaidButtons.Choose) && open?.Number != number)
        {
            return RaidRefusals.None;
        }

        if (act == RaidButtons.Choose)
        {
            var order = new CleanupOrder { Id = $"c{context.Interaction.Id}", Reason = $"Raid {number}" };
            return (await cleanups.PlanAsync(staff, order, cancellation)).TryGet(out var list, out var refusal)
                ? list with
                {
                    Ephemeral = true,
                }
                : refusal;
        }

        return act switch
        {
            RaidButtons.Lockdown => Say(
                await desk.SetAsync(staff, RaidLevel.Lockdown, null, open!.Why, cancellation),
                raid => $"Lockdown until {Time(raid.ExpiresAt)}: everyone who joins is held."
            ),
            RaidButtons.Longer => Say(
                await desk.ProlongAsync(staff, step, cancellation),
                raid => $"It goes on until {Time(raid.ExpiresAt)}."
            ),
            RaidButtons.End => Say(
                await desk.EndAsync(staff, frees: true, cancellation),
                raid => $"Raid {raid.Number} is over. Whoever was held gets back what they had."
            ),
            _ => Say(
                await desk.FreeAsync(staff, number, cancellation),
                _ => "Whoever is held gets back what they had, about one a second."
            ),
        };
    }

    private static Result<Reply> Say(Result<Raid> done, Func<Raid, string> text) =>
        done.TryGet(out var raid, out var refusal) ? new Reply(text(raid)) { Ephemeral = true } : refusal;

    private static string Time(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:t>";
}
