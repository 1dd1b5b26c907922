using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>Finds what stands in the way of a second act of the same kind on the same person.</summary>
internal static class DoubledActions
{
    /// <summary>A refusal with the case that stands; or nothing, with the reason that already stands beside the ban where
    /// a longer ban takes the place of a shorter one.</summary>
    public static async Task<Opening> FindAsync(
        Unit unit,
        ActionRequest request,
        ModerationSettings settings,
        FoundState found,
        CaseSubject target
    )
    {
        if (request.Kind == CaseKind.Note)
        {
            return new(null);
        }

        // Taking something back must not wait until it has been forgotten who did it.
        var recent = request.TakesBack ? null : await RecentAsync(unit, request, settings, target);
        if (recent is not null && !request.Actor.IsSystem && recent.ActorId != request.Actor.User)
        {
            return new(recent) { Refusal = ActionRefusals.TwoAtOnce(recent, unit.Now) };
        }

        return request.Kind is CaseKind.Ban or CaseKind.Softban
            ? await OfBanAsync(unit, request, found, target)
            : new Opening(null);
    }

    private static async Task<Opening> OfBanAsync(
        Unit unit,
        ActionRequest request,
        FoundState found,
        CaseSubject target
    )
    {
        var standing = await unit.StandingAsync(request.Guild, target, CaseKind.Ban);
        if (standing.FirstOrDefault(row => row.Execution == Execution.Pending) is { } pending)
        {
            return new(pending) { Refusal = ActionRefusals.InProgress(pending) };
        }

        if (found.Ban is null)
        {
            return new(null);
        }

        var newest = standing.Count > 0 ? standing[0] : null;
        if (newest is null || request.Kind == CaseKind.Softban || !IsLonger(request, newest, unit.Now))
        {
            return new(newest) { Refusal = ActionRefusals.AlreadyBanned(request.Target.Name, newest) };
        }

        return new(null) { SentReason = newest.SentReason ?? found.Ban.Reason ?? "" };
    }

    private static bool IsLonger(ActionRequest request, Case standing, DateTimeOffset now) =>
        standing.ExpiresAt is { } end && (request.Duration is not { } length || now + length > end);

    private static async Task<Case?> RecentAsync(
        Unit unit,
        ActionRequest request,
        ModerationSettings settings,
        CaseSubject target
    ) =>
        await unit.QuerySingleOrDefaultAsync<Case>(
            CaseSql.Recent,
            new
            {
                request.Guild,
                Target = target.Id,
                target.Erased,
                Kind = request.Kind.Stored(),
                Since = unit.Now - settings.DoubleActionWindow,
            }
        );
}
