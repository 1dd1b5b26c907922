namespace Guildhall.Discord.Model;

public sealed record ApplicationCommandOption
{
    public required ApplicationCommandOptionType Type { get; init; }

    /// <summary>1–32 characters, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>1–100 characters.</summary>
    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>No where absent.</summary>
    public bool? Required { get; init; }

    /// <summary>Up to 25; not together with <see cref="Autocomplete"/>.</summary>
    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    /// <summary>Of a sub-command or group.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    /// <summary>0–6,000.</summary>
    public int? MinLength { get; init; }

    /// <summary>1–6,000.</summary>
    public int? MaxLength { get; init; }

    public bool? Autocomplete { get; init; }
}

/// <param name="Name">1–100 characters; what the user sees.</param>
/// <param name="Value">Up to 100 characters when text.</param>
public sealed record CommandChoice(string Name, OptionValue Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}

public enum ApplicationCommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}
