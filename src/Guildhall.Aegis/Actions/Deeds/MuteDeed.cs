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

    public Need Need { get; } = Need.Of(Permissions.ModerateMembers, Rights.Mute);

    public bool NeedsPresence => true;

    public Need NeedOf(ActionRequest request, GuildSettings guild) => NeedIn(guild);

    /// <summary>A mute by role is given and taken by whoever manages roles.</summary>
    public Need NeedIn(GuildSettings guild) =>
        guild.Moderation.MuteRole is null ? Need : Need with { Bot = Permissions.ManageRoles };

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
        var lifted = Lifted.Nothing;
        if (await RoleAsync(row, cancellation) is { } role && member?.Roles.Contains(role) == true)
        {
            await call.Rest.RemoveRoleAsync(row.GuildId, row.TargetId, role, call.Reason, cancellation);
            lifted = Lifted.Done;
        }

        // Both stand where the role was set up after a time-out was given.
        if (member?.CommunicationDisabledUntil > time.GetUtcNow() + precision)
        {
            await SetAsync(call, null, cancellation);
            lifted = Lifted.Done;
        }

        return lifted;
    }

    /// <summary>By the role or by a time-out.</summary>
    public async Task<bool> IsMutedAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        return member is not null
            && (
                member.IsTimedOutAt(time.GetUtcNow())
                || (await RoleAsync(call.Case, cancellation) is { } role && member.Roles.Contains(role))
            );
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
