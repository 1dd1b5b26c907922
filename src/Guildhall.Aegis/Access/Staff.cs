using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// Who acts: a member of the guild, as the interaction or the session says it now, or a part of Aegis itself. The same for
/// slash commands, menus, the API and the dashboard.
/// </summary>
internal sealed record Staff
{
    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>Null: Aegis itself.</summary>
    public Snowflake<User>? User { get; init; }

    /// <summary>The user's name now; the part of Aegis: <c>automod</c>, <c>raid</c>, <c>expiry</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Without @everyone.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles { get; init; } = [];

    /// <summary>Where it was asked; null outside Discord.</summary>
    public Snowflake<Channel>? Channel { get; init; }

    /// <summary>What Discord lets the member do in <see cref="Channel"/>, as the interaction says; null outside Discord.</summary>
    public Permissions? ChannelPermissions { get; init; }

    public DateTimeOffset? TimedOutUntil { get; init; }

    public bool IsSystem => User is null;

    /// <summary>As audit rows name it: the user's id, or <c>system:automod</c>.</summary>
    public string Actor => User?.ToString() ?? $"system:{Name}";

    /// <summary>As permission questions take it; for Aegis itself nobody.</summary>
    public GuildSubject Subject => new(User ?? default, Roles) { TimedOutUntil = TimedOutUntil };

    public static Staff Of(RequestContext context)
    {
        var member = context.Interaction.Member;
        return new()
        {
            Guild = context.Guild,
            User = context.User,
            Name = context.Interaction.Invoker.Username,
            Roles = context.Requester.Roles,
            Channel = context.Channel,
            ChannelPermissions = context.Requester.Permissions,
            TimedOutUntil = member?.CommunicationDisabledUntil,
        };
    }

    /// <summary>A signed-in member, read from Discord just now.</summary>
    public static Staff Of(Snowflake<Guild> guild, Member member) =>
        new()
        {
            Guild = guild,
            User = member.User?.Id ?? throw new ArgumentException("The member carries no user.", nameof(member)),
            Name = member.User.Username,
            Roles = member.Roles,
            TimedOutUntil = member.CommunicationDisabledUntil,
        };

    /// <param name="part"><c>automod</c>, <c>raid</c>, <c>expiry</c>, <c>appeal</c>, <c>import</c>.</param>
    public static Staff OfSystem(Snowflake<Guild> guild, string part) => new() { Guild = guild, Name = part };
}
