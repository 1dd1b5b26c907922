using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>How much staff may do by hand; counted in the database under the guild's lock, so exact over all processes.
/// </summary>
internal static class ActionLimits
{
    private static readonly TimeSpan minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan hour = TimeSpan.FromHours(1);

    /// <summary>Null where there is room.</summary>
    public static async Task<Refusal?> CheckAsync(Unit unit, ActionRequest request, ModerationSettings limits)
    {
        var own = await unit.QuerySingleOrDefaultAsync<Counted>(
            CaseSql.ByPerson,
            new
            {
                request.Guild,
                Actor = request.Actor.User,
                Since = unit.Now - minute,
            }
        );
        if (own!.Count >= limits.ActionsPerMinute)
        {
            return ActionRefusals.TooManyActions(limits.ActionsPerMinute, own.Oldest!.Value + minute - unit.Now);
        }

        var all = await unit.QuerySingleOrDefaultAsync<Counted>(
            CaseSql.ByGuild,
            new { request.Guild, Since = unit.Now - hour }
        );
        return all!.Count >= limits.CasesPerHour
            ? ActionRefusals.TooManyCases(limits.CasesPerHour, all.Oldest!.Value + hour - unit.Now)
            : null;
    }

    private sealed record Counted
    {
        public long Count { get; init; }

        public DateTimeOffset? Oldest { get; init; }
    }
}
