using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Quarantine;

/// <summary>Takes somebody's roles away, remembers them in the case, and gives the quarantine role of the raid settings; without
/// such a role the person is timed out too. At the end they have back what they had.</summary>
internal sealed class QuarantineDeed(
    GuildSettingsBook settings,
    Standings standings,
    CaseBook book,
    Db db,
    TimeProvider time
) : IDeed
{
    public CaseKind Kind => CaseKind.Quarantine;

    public Need Need { get; } =
        new()
        {
            User = Permissions.ModerateMembers,
            Rights = [Rights.Mute],
            Bot = Permissions.ManageRoles,
        };

    public bool NeedsPresence => true;

    public async Task<Result<ActionRequest>> PlanAsync(ActionRequest request, CancellationToken cancellation)
    {
        var (guild, user) = (request.Guild, request.Target.User);
        var standing = await book.StandingAsync(guild, user, Kind, cancellation);
        if (standing.FirstOrDefault(row => row.IdempotencyKey != request.Key) is { } other)
        {
            return QuarantineRefusals.Stands(other);
        }

        var args = new { Guild = guild, User = user };
        if (await db.QuerySingleOrDefaultAsync<long>(QuarantineSql.HeldInRaid, args, cancellation) > 0)
        {
            return QuarantineRefusals.HeldInRaid(request.Target.Name);
        }

        var role = (await settings.GetAsync(guild, cancellation)).Raids.QuarantineRole;
        var known = (await standings.GetAsync(guild, cancellation)).Roles.Roles;
        bool IsManaged(Snowflake<Role> id) => known.GetValueOrDefault(id)?.Managed == true;
        var payload = new QuarantinePayload
        {
            Role = role,
            Taken = [.. request.Target.Roles.Where(had => had != role && !IsManaged(had))],
            Kept = [.. request.Target.Roles.Where(IsManaged)],
        };
        return request with { Payload = payload.Write() };
    }

    public async Task DoAsync(DeedCall call, CancellationToken cancellation)
    {
        var (row, payload) = (call.Case, QuarantinePayload.Of(call.Case)!);
        IReadOnlyList<Snowflake<Role>> left = payload.Role is { } role ? [.. payload.Kept, role] : payload.Kept;
        var changes = new ModifyMember { Roles = new(left) };
        await call.Rest.ModifyMemberAsync(row.GuildId, row.TargetId, changes, call.Reason, cancellation);
        if (payload.Role is not null)
        {
            return;
        }

        try
        {
            // After the roles: as long as somebody is an administrator, Discord times nobody out.
            var until = new ModifyMember
            {
                CommunicationDisabledUntil = new(CaseTimers.TimeoutEnd(row, time.GetUtcNow())),
            };
            await call.Rest.ModifyMemberAsync(row.GuildId, row.TargetId, until, call.Reason, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // Without the roles they are apart all the same.
        }
    }

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        var payload = QuarantinePayload.Of(call.Case)!;
        var isDone = payload.Role is { } role
            ? member?.Roles.Contains(role) == true
            : member?.CommunicationDisabledUntil is not null && !member.Roles.Intersect(payload.Taken).Any();
        return isDone ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) =>
        refused.Code == DiscordErrorCodes.UnknownRole
            ? QuarantineRefusals.RoleGone
            : Members.ExplainAbsence(row, refused);

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var (row, payload) = (call.Case, QuarantinePayload.Of(call.Case)!);
        var member = await Members.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (member is null || (payload.Role is { } given && !member.Roles.Contains(given)))
        {
            return Lifted.Nothing;
        }

        // Roles that are gone since, or out of the bot's reach, cannot be given back.
        var guild = await standings.GetAsync(row.GuildId, cancellation);
        var back = payload.Taken.Where(id =>
            guild.Roles.Roles.GetValueOrDefault(id) is { } role && RoleHierarchy.CanManage(guild.Roles, guild.Bot, role)
        );
        IReadOnlyList<Snowflake<Role>> roles = [.. member.Roles.Where(had => had != payload.Role).Union(back)];
        var isTimedOut = payload.Role is null && member.IsTimedOutAt(time.GetUtcNow());
        if (roles.Count == member.Roles.Count && payload.Role is null && !isTimedOut)
        {
            return Lifted.Nothing;
        }

        var changes = new ModifyMember
        {
            Roles = new(roles),
            CommunicationDisabledUntil = isTimedOut && !await IsMutedAsync(row, cancellation) ? new(null) : default,
        };
        await call.Rest.ModifyMemberAsync(row.GuildId, row.TargetId, changes, call.Reason, cancellation);
        return Lifted.Done;
    }

    private async Task<bool> IsMutedAsync(Case row, CancellationToken cancellation) =>
        (await book.StandingAsync(row.GuildId, row.TargetId, CaseKind.Mute, cancellation)).Any(mute => mute.IsInForce);
}
