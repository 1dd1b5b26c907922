namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/interactions/application-commands#application-command-permissions-object</summary>
public sealed record CommandPermissions
{
    /// <summary>The command; the application's id where it stands for all its commands.</summary>
    public Snowflake<ApplicationCommand> Id { get; init; }

    public Snowflake<Application> ApplicationId { get; init; }

    public Snowflake<Guild> GuildId { get; init; }

    public IReadOnlyList<CommandPermission> Permissions
    {
        get => field ?? [];
        init;
    }
}

/// <param name="Id">A role, user or channel; the guild's id is everyone, the guild's id less one every channel.</param>
/// <param name="Permission">Allowed, else denied.</param>
public sealed record CommandPermission(Snowflake<AnyEntity> Id, CommandPermissionType Type, bool Permission);

public enum CommandPermissionType
{
    Role = 1,
    User = 2,
    Channel = 3,
}
