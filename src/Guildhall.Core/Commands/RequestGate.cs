using Guildhall.Core.Access;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>The present name of a role; null where it is not known. The host answers from the guild cache.</summary>
public delegate string? RoleNames(Snowflake<Guild> guild, Snowflake<Role> role);

/// <summary>What comes before every handler: whose guild, who asks, may they, and not too often.</summary>
internal sealed class RequestGate(
    TenantRegistry tenants,
    RoleNames roleNames,
    Cooldowns cooldowns,
    IOptions<CommandsOptions> options
)
{
    private readonly Cooldown shared = new(options.Value.PerMinute, TimeSpan.FromMinutes(1));

    /// <summary>The tenant and the requester, or a refusal; nothing is counted.</summary>
    /// <param name="home">The guild that an interaction in direct messages is about: there the requester has no role.</param>
    public Result<Admission> Admit(Interaction interaction, string? permission, Snowflake<Guild>? home = null)
    {
        var guild = interaction.GuildId ?? home ?? default;
        if (!tenants.Resolve(guild).TryGet(out var tenant, out var refusal))
        {
            return refusal;
        }

        // The roles and permissions of this very interaction: what was taken away a second ago is gone.
        var requester = new Requester(
            guild,
            interaction.Invoker.Id,
            interaction.Member?.Roles ?? [],
            interaction.Member?.Permissions ?? Permissions.None
        );
        string? NameOf(Snowflake<Role> role) => roleNames(guild, role);
        var roles = AccessRules.RolesOf(tenant, requester, NameOf);
        if (AccessRules.Check(tenant, permission, requester, roles, NameOf) is { } denied)
        {
            return denied;
        }

        return new Admission(tenant, requester, roles);
    }

    /// <summary>Null where the call is within its limit, and counted.</summary>
    /// <param name="scope">The command's name where it has a limit of its own; else ignored.</param>
    public Refusal? Count(Admission admission, string scope, Cooldown? own, bool countsAsCommand)
    {
        if ((own ?? (countsAsCommand ? shared : null)) is not { } cooldown)
        {
            return null;
        }

        var (guild, user) = (admission.Requester.Guild.Value, admission.Requester.User.Value);
        return cooldowns.TryTake(own is null ? "" : scope, guild, user, cooldown, out var wait)
            ? null
            : CommandRefusals.TooMany(cooldown, wait, isOfAll: own is null);
    }
}

internal sealed record Admission(Tenant Tenant, Requester Requester, IReadOnlySet<string> AccessRoles);
