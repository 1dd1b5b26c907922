using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

public sealed record InteractionOption
{
    public string Name
    {
        get => field ?? "";
        init;
    }

    public ApplicationCommandOptionType Type { get; init; }

    /// <summary>Absent for sub-commands. While being typed (autocomplete), text whatever the option's type.</summary>
    public OptionValue? Value { get; init; }

    public IReadOnlyList<InteractionOption> Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>Autocomplete: the user is typing this one.</summary>
    public bool Focused { get; init; }
}
