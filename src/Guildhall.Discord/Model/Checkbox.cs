namespace Guildhall.Discord.Model;

/// <summary>Modals only, inside a <see cref="Label"/>: yes or no.</summary>
public sealed record Checkbox : Component
{
    public override ComponentType Type => ComponentType.Checkbox;

    /// <summary>1–100 characters.</summary>
    public string CustomId
    {
        get => field ?? "";
        init;
    }

    public bool? Default { get; init; }

    /// <summary>Only in a submitted modal.</summary>
    public bool? Value { get; init; }
}
