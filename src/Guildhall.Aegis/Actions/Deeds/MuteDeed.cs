using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>Discord's own time-out, set anew in time where it is longer than Discord allows; or the guild's mute role.
/// </summary>
internal sealed class MuteDeed(GuildSettingsBook settings, TimeProvider time) : IDeed
{
    // Discord keeps seconds.
    private static readonly TimeSpan precision = TimeSpan.FromSeconds(2);

    public CaseKind Kind => CaseKind.Mute;

    public Need Need { get; } =
        new()
        {
            User = Permissions.ModerateMembers,
            Rights = [Rights.Mute],
            Bot = Permissions.ModerateMembers,
        };

    public bool NeedsPresence => true;

    public async Task DoAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        if (await RoleAsync(row, cancellation) is { } role)
        {
            await call.Rest.AddRoleAsync(row.GuildId, row.TargetId, role, call.Reason, cancellation);
            return;
        }

        await SetAsync(call, CaseTimers.TimeoutEnd(row, time.GetUtcNow()), cancellation);
    }

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        if (await RoleAsync(call.Case, cancellation) is { } role)
        {
            return member?.Roles.Contains(role) == true ? DeedState.Done : DeedState.NotDone;
        }

        // What was asked for a moment ago ends a moment before what would be asked for now.
        var least = CaseTimers.TimeoutEnd(call.Case, call.Case.CreatedAt) - precision;
        return member?.CommunicationDisabledUntil >= least ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) => Members.ExplainAbsence(row, refused);

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var member = await Members.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (await RoleAsync(row, cancellation) is { } role && member?.Roles.Contains(role) == true)
        {
            await call.Rest.RemoveRoleAsync(row.GuildId, row.TargetId, role, call.Reason, cancellation);
            return Lifted.Done;
        }

        if (member?.CommunicationDisabledUntil is not { } until || until <= time.GetUtcNow() + precision)
        {
            return Lifted.Nothing;
        }

        await SetAsync(call, null, cancellation);
        return Lifted.Done;
    }

    private async Task<Snowflake<Role>?> RoleAsync(Case row, CancellationToken cancellation) =>
        (await settings.GetAsync(row.GuildId, cancellation)).Moderation.MuteRole;

    private static Task<Member> SetAsync(DeedCall call, DateTimeOffset? until, CancellationToken cancellation) =>
        call.Rest.ModifyMemberAsync(
            call.Case.GuildId,
            call.Case.TargetId,
            new() { CommunicationDisabledUntil = new(until) },
            call.Reason,
            cancellation
        );
}
