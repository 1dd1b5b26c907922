namespace Guildhall.Discord.Model;

/// <summary>Modals only.</summary>
public sealed record TextInput : Component
{
    public override ComponentType Type => ComponentType.TextInput;

    public string CustomId
    {
        get => field ?? "";
        init;
    }

    public TextInputStyle? Style { get; init; }

    /// <summary>Up to 45 characters; absent inside a <see cref="Model.Label"/>.</summary>
    public string? Label { get; init; }

    /// <summary>0–4,000.</summary>
    public int? MinLength { get; init; }

    /// <summary>1–4,000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Yes where absent.</summary>
    public bool? Required { get; init; }

    /// <summary>Filled in beforehand; in a submitted modal, what was typed.</summary>
    public string? Value { get; init; }

    /// <summary>Up to 100 characters.</summary>
    public string? Placeholder { get; init; }

    public static TextInput Short(string customId, string label) =>
        new()
        {
            CustomId = customId,
            Label = label,
            Style = TextInputStyle.Short,
        };

    public static TextInput Paragraph(string customId, string label) =>
        new()
        {
            CustomId = customId,
            Label = label,
            Style = TextInputStyle.Paragraph,
        };
}

public enum TextInputStyle
{
    Short = 1,
    Paragraph = 2,
}
