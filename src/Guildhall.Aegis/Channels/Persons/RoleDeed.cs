using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>A role for a while; its case says which, and takes it away at the end.</summary>
internal sealed class RoleDeed : IDeed
{
    public CaseKind Kind => CaseKind.Role;

    public Need Need { get; } = Need.Of(Permissions.ManageRoles, Rights.Members);

    public bool NeedsPresence => true;

    public bool Notifies => false;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        call.Rest.AddRoleAsync(call.Case.GuildId, call.Case.TargetId, RoleOf(call), call.Reason, cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        return member?.Roles.Contains(RoleOf(call)) == true ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) =>
        refused.Code == DiscordErrorCodes.UnknownRole
            ? PersonRefusals.UnknownRole
            : Members.ExplainAbsence(row, refused);

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var member = await Members.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (member?.Roles.Contains(RoleOf(call)) != true)
        {
            return Lifted.Nothing;
        }

        await call.Rest.RemoveRoleAsync(row.GuildId, row.TargetId, RoleOf(call), call.Reason, cancellation);
        return Lifted.Done;
    }

    private static Snowflake<Role> RoleOf(DeedCall call) => RolePayload.Of(call.Case) ?? default;
}
