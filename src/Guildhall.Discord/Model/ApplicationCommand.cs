namespace Guildhall.Discord.Model;

/// <summary>A command as registered with Discord, and as read back.
/// Source: https://discord.com/developers/docs/interactions/application-commands#application-command-object</summary>
public sealed record ApplicationCommand
{
    /// <summary>Absent when registering.</summary>
    public Snowflake<ApplicationCommand>? Id { get; init; }

    public ApplicationCommandType Type { get; init; } = ApplicationCommandType.ChatInput;

    /// <summary>1–32 characters; slash commands in lower case without spaces.</summary>
    public required string Name { get; init; }

    /// <summary>1–100 characters; empty for context menus.</summary>
    public string Description
    {
        get => field ?? "";
        init;
    }

    /// <summary>Locale to name.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Up to 25, required ones first.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>Who sees it before an administrator decides otherwise; null is everyone, 0 administrators only.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used; every place where absent.</summary>
    public IReadOnlyList<InteractionContext>? Contexts { get; init; }

    /// <summary>0 in guilds, 1 with users.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }

    public bool? Nsfw { get; init; }

    /// <summary>Changes with every edit; absent when registering.</summary>
    public Snowflake<AnyEntity>? Version { get; init; }
}

public enum ApplicationCommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
    PrimaryEntryPoint = 4,
}

public enum InteractionContext
{
    Guild = 0,
    BotDm = 1,
    PrivateChannel = 2,
}
