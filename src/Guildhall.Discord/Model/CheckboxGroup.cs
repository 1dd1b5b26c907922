namespace Guildhall.Discord.Model;

/// <summary>Modals only, inside a <see cref="Label"/>: any of several.</summary>
public sealed record CheckboxGroup : Component
{
    public override ComponentType Type => ComponentType.CheckboxGroup;

    /// <summary>1–100 characters.</summary>
    public string CustomId
    {
        get => field ?? "";
        init;
    }

    /// <summary>1–10.</summary>
    public IReadOnlyList<GroupOption>? Options { get; init; }

    /// <summary>0–10, 1 where absent.</summary>
    public int? MinValues { get; init; }

    /// <summary>1–10, all where absent.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Yes where absent.</summary>
    public bool? Required { get; init; }

    /// <summary>Only in a submitted modal: what was chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
