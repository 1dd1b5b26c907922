namespace Guildhall.Discord.Model;

/// <summary>Modals only, inside a <see cref="Label"/>: one of several.</summary>
public sealed record RadioGroup : Component
{
    public override ComponentType Type => ComponentType.RadioGroup;

    /// <summary>1–100 characters.</summary>
    public string CustomId
    {
        get => field ?? "";
        init;
    }

    /// <summary>2–10.</summary>
    public IReadOnlyList<GroupOption>? Options { get; init; }

    /// <summary>Yes where absent.</summary>
    public bool? Required { get; init; }

    /// <summary>Only in a submitted modal: what was chosen, null for nothing.</summary>
    public string? Value { get; init; }
}

/// <param name="Value">1–100 characters, unique in its group.</param>
/// <param name="Label">1–100 characters.</param>
/// <param name="Description">Up to 100 characters.</param>
public sealed record GroupOption(string Value, string Label, string? Description = null)
{
    public bool? Default { get; init; }
}
