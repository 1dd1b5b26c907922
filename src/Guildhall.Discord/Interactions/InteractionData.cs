using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

/// <summary>What was called, clicked or submitted; which fields are set depends on the interaction's kind.</summary>
public sealed record InteractionData
{
    /// <summary>Commands: its registered id.</summary>
    public Snowflake<ApplicationCommand>? Id { get; init; }

    /// <summary>Commands: its name, without sub-commands (<see cref="CommandPath"/> has them).</summary>
    public string? Name { get; init; }

    public ApplicationCommandType? Type { get; init; }

    /// <summary>The full objects behind the ids in options, values and target.</summary>
    public ResolvedData? Resolved { get; init; }

    /// <summary>As sent: a sub-command is an option that holds the options (<see cref="Leaves"/> finds them).</summary>
    public IReadOnlyList<InteractionOption> Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>Set where the command belongs to one guild.</summary>
    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>Context menus: the user's or message's id.</summary>
    public Snowflake<AnyEntity>? TargetId { get; init; }

    /// <summary>Components and modals: as the bot named it.</summary>
    public string? CustomId { get; init; }

    public ComponentType? ComponentType { get; init; }

    /// <summary>Selects: what was chosen, ids as text.</summary>
    public IReadOnlyList<string> Values
    {
        get => field ?? [];
        init;
    }

    /// <summary>Modals: the submitted components (<see cref="Fields"/> reads them).</summary>
    public IReadOnlyList<Component> Components
    {
        get => field ?? [];
        init;
    }

    /// <summary><c>ticket close</c>: the command with its group and sub-command, separated by spaces.</summary>
    [JsonIgnore]
    public string CommandPath
    {
        get
        {
            var path = Name ?? "";
            for (var level = Options; Nested(level) is { } sub; level = sub.Options)
            {
                path += " " + sub.Name;
            }

            return path;
        }
    }

    /// <summary>The options of the innermost sub-command.</summary>
    [JsonIgnore]
    public IReadOnlyList<InteractionOption> Leaves
    {
        get
        {
            var level = Options;
            while (Nested(level) is { } sub)
            {
                level = sub.Options;
            }

            return level;
        }
    }

    /// <summary>Autocomplete: the option being typed.</summary>
    [JsonIgnore]
    public InteractionOption? Focused => Leaves.FirstOrDefault(option => option.Focused);

    /// <summary>An option of the innermost sub-command, or null where the user left it out.</summary>
    public InteractionOption? TryGetOption(string name) => Leaves.FirstOrDefault(option => option.Name == name);

    /// <summary>A submitted modal's inputs: custom id to values. A text input has one; a checkbox <c>true</c> or
    /// <c>false</c>; uploaded files and picked users, roles and channels their ids.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields()
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Collect(Components, fields);
        return fields;
    }

    private static InteractionOption? Nested(IReadOnlyList<InteractionOption> options) =>
        options
            is [{ Type: ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup } sub]
            ? sub
            : null;

    private static void Collect(IEnumerable<Component> components, Dictionary<string, IReadOnlyList<string>> fields)
    {
        foreach (var component in components)
        {
            switch (component)
            {
                case ActionRow row:
                    Collect(row.Components, fields);
                    break;
                case Label { Component: { } inner }:
                    Collect([inner], fields);
                    break;
                case TextInput input:
                    fields[input.CustomId] = [input.Value ?? ""];
                    break;
                case StringSelect select:
                    fields[select.CustomId] = select.Values ?? [];
                    break;
                case EntitySelect select:
                    fields[select.CustomId] = select.Values ?? [];
                    break;
                case FileInput files:
                    fields[files.CustomId] = files.Values ?? [];
                    break;
                case RadioGroup group:
                    fields[group.CustomId] = group.Value is { } value ? [value] : [];
                    break;
                case CheckboxGroup group:
                    fields[group.CustomId] = group.Values ?? [];
                    break;
                case Checkbox box:
                    fields[box.CustomId] = [box.Value == true ? "true" : "false"];
                    break;
            }
        }
    }
}
