using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Observed;

/// <summary>Bans as events: all that there is where the bot may not view the audit log. Who it was and why is not known, and
/// the case says so.</summary>
internal sealed class HearBans(
    Db db,
    Standings standings,
    GuildSettingsBook settings,
    GuildProblems problems,
    Pseudonyms pseudonyms,
    TimeProvider time
) : IListener<BanGiven>, IListener<BanLifted>
{
    // Our own ban comes back within it.
    private static readonly TimeSpan echo = TimeSpan.FromMinutes(10);

    public Task HandleAsync(BanGiven happened, CancellationToken cancellation) =>
        TakeAsync(happened.GuildId, happened.User, CaseKind.Ban, cancellation);

    public Task HandleAsync(BanLifted happened, CancellationToken cancellation) =>
        TakeAsync(happened.GuildId, happened.User, CaseKind.Unban, cancellation);

    private async Task TakeAsync(Snowflake<Guild> guild, User user, CaseKind kind, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(guild, cancellation);
        var mayRead =
            standing.PermissionsOf(standing.Bot, null, time.GetUtcNow())?.HasFlag(Permissions.ViewAuditLog) == true;
        if (mayRead || !(await settings.GetAsync(guild, cancellation)).ModLog.HandMadeActions)
        {
            return;
        }

        await problems.RaiseAsync(guild, GuildProblems.AuditLog, "", GuildProblems.NoAuditLog, cancellation);
        await db.WriteAsync(unit => RecordAsync(unit, guild, user, kind), cancellation);
    }

    private async Task RecordAsync(Unit unit, Snowflake<Guild> guild, User user, CaseKind kind)
    {
        var target = pseudonyms.SubjectOf(user.Id);
        await unit.LockCasesAsync(guild);
        var recent = await unit.QuerySingleOrDefaultAsync<long>(
            ObservedSql.OwnBans,
            new
            {
                Guild = guild,
                Target = target.Id,
                target.Erased,
                Kind = kind.Stored(),
                Since = unit.Now - echo,
            }
        );
        var bans = await unit.StandingAsync(guild, target, CaseKind.Ban);
        if (recent > 0 || (kind == CaseKind.Unban && bans.Count == 0))
        {
            return;
        }

        var nobody = Staff.OfSystem(guild, "somebody unknown");
        var done = await unit.OpenCaseAsync(
            guild,
            new()
            {
                Kind = kind,
                Target = user.Id,
                TargetName = user.Username,
                Actor = nobody,
                Source = CaseSource.AuditLog,
                IsApplied = true,
                Dm = DmState.Skipped,
                IdempotencyKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"event:{kind.Stored()}:{user.Id}:{unit.Now.ToUnixTimeMilliseconds()}"
                ),
            }
        );
        await unit.ReplaceAsync(done, target, nobody);
    }
}
