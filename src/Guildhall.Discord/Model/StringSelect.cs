namespace Guildhall.Discord.Model;

public sealed record StringSelect : Component
{
    public override ComponentType Type => ComponentType.StringSelect;

    public string CustomId
    {
        get => field ?? "";
        init;
    }

    /// <summary>1–25.</summary>
    public IReadOnlyList<SelectOption> Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>Up to 150 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>0–25, 1 where absent.</summary>
    public int? MinValues { get; init; }

    /// <summary>1–25, 1 where absent.</summary>
    public int? MaxValues { get; init; }

    /// <summary>In modals: must something be chosen? Yes where absent.</summary>
    public bool? Required { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>Only in a submitted modal: what was chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <param name="Label">1–100 characters.</param>
/// <param name="Value">1–100 characters, unique in its select.</param>
/// <param name="Description">Up to 100 characters.</param>
public sealed record SelectOption(string Label, string Value, string? Description = null)
{
    public Emoji? Emoji { get; init; }

    public bool? Default { get; init; }
}
