using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Options of a command. Names are 1–32 lower-case characters, descriptions 1–100.</summary>
public static class CommandOption
{
    public static ApplicationCommandOption Text(string name, string description) =>
        Of(ApplicationCommandOptionType.String, name, description);

    public static ApplicationCommandOption Integer(string name, string description) =>
        Of(ApplicationCommandOptionType.Integer, name, description);

    public static ApplicationCommandOption Number(string name, string description) =>
        Of(ApplicationCommandOptionType.Number, name, description);

    public static ApplicationCommandOption Boolean(string name, string description) =>
        Of(ApplicationCommandOptionType.Boolean, name, description);

    public static ApplicationCommandOption User(string name, string description) =>
        Of(ApplicationCommandOptionType.User, name, description);

    public static ApplicationCommandOption Channel(string name, string description) =>
        Of(ApplicationCommandOptionType.Channel, name, description);

    public static ApplicationCommandOption Role(string name, string description) =>
        Of(ApplicationCommandOptionType.Role, name, description);

    public static ApplicationCommandOption Attachment(string name, string description) =>
        Of(ApplicationCommandOptionType.Attachment, name, description);

    /// <summary>Text out of a list, at most 25; each value is also what the user sees.</summary>
    public static ApplicationCommandOption Choice(
        string name,
        string description,
        params IReadOnlyList<string> values
    ) => Text(name, description) with { Choices = [.. values.Select(v => new CommandChoice(v, v))] };

    public static ApplicationCommandOption Required(this ApplicationCommandOption option) =>
        option with
        {
            Required = true,
        };

    /// <summary>Its <see cref="IAutocomplete"/> must be registered too.</summary>
    public static ApplicationCommandOption Suggested(this ApplicationCommandOption option) =>
        option with
        {
            Autocomplete = true,
        };

    private static ApplicationCommandOption Of(ApplicationCommandOptionType type, string name, string description) =>
        new()
        {
            Type = type,
            Name = name,
            Description = description,
        };
}
