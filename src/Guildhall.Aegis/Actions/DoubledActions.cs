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
        var recent =
            request.TakesBack || request.Actor.IsSystem
                ? null
                : await RecentAsync(unit, request, settings, found, target);
        if (recent is not null && recent.ActorId != request.Actor.User)
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

        var newest = standing.Count > 0 ? standing[0] : found.Erased;
        if (newest is null || request.Kind == CaseKind.Softban || !IsLonger(request, newest, unit.Now))
        {
            return new(newest) { Refusal = ActionRefusals.AlreadyBanned(request.Target.Name, newest) };
        }

        return new(null) { SentReason = newest.SentReason ?? found.Ban.Reason ?? "" };
    }

    private static bool IsLonger(ActionRequest request, Case standing, DateTimeOffset now) =>
        standing.ExpiresAt is { } end && (request.Duration is not { } length || now + length > end);

    /// <summary>The same deed of a moment ago, where it still stands: one that was taken back since, or that Discord no
    /// longer has, is no double.</summary>
    private static async Task<Case?> RecentAsync(
        Unit unit,
        ActionRequest request,
        ModerationSettings settings,
        FoundState found,
        CaseSubject target
    )
    {
        // Whoever lifts what stands in Discord right now does nothing twice.
        if (found.IsLifted || (request.Kind == CaseKind.Unban && found.Ban is not null))
        {
            return null;
        }

        var about = new
        {
            request.Guild,
            Target = target.Id,
            target.Erased,
            Kind = request.Kind.Stored(),
            Since = unit.Now - settings.DoubleActionWindow,
        };
        var recent = await unit.QueryAsync<Case>(CaseSql.Recent, about);
        if (request.Kind == CaseKind.Warn)
        {
            return recent.FirstOrDefault(row => IsSameText(row.Reason, request.Reason));
        }

        if (recent is not [var newest, ..] || !IsSameDeed(newest, request))
        {
            return null;
        }

        return
            Opposite(request.Kind) is { } opposite
            && await unit.QuerySingleOrDefaultAsync<long>(
                CaseSql.NewestOf,
                new
                {
                    about.Guild,
                    about.Target,
                    about.Erased,
                    Kind = opposite.Stored(),
                }
            ) > newest.Number
            ? null
            : newest;
    }

    private static bool IsSameDeed(Case row, ActionRequest request) =>
        request.Kind switch
        {
            // Of the same kind is not the same there: another role, the microphone on or off.
            CaseKind.Role or CaseKind.Voice => row.Payload == request.Payload,
            // Whoever came back since is removed anew.
            CaseKind.Kick or CaseKind.Softban => !(request.Target.JoinedAt > row.CreatedAt),
            _ => true,
        };

    private static bool IsSameText(string? one, string? other) =>
        string.Equals(one?.Trim() ?? "", other?.Trim() ?? "", StringComparison.OrdinalIgnoreCase);

    private static CaseKind? Opposite(CaseKind kind) =>
        kind switch
        {
            CaseKind.Unban => CaseKind.Ban,
            CaseKind.Unmute => CaseKind.Mute,
            CaseKind.Unquarantine => CaseKind.Quarantine,
            _ => CaseRevocations.Opposite(kind),
        };
}
