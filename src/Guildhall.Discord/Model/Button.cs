namespace Guildhall.Discord.Model;

public sealed record Button : Component
{
    public override ComponentType Type => ComponentType.Button;

    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>Up to 80 characters.</summary>
    public string? Label { get; init; }

    public Emoji? Emoji { get; init; }

    /// <summary>1–100 characters; absent on a link.</summary>
    public string? CustomId { get; init; }

    /// <summary>Links only, up to 512 characters; such a button sends no interaction.</summary>
    public string? Url { get; init; }

    /// <summary>Premium buttons only: what they sell; such a button has nothing else.</summary>
    public Snowflake<AnyEntity>? SkuId { get; init; }

    public bool? Disabled { get; init; }

    public static Button Primary(string customId, string label) => Styled(ButtonStyle.Primary, customId, label);

    public static Button Secondary(string customId, string label) => Styled(ButtonStyle.Secondary, customId, label);

    public static Button Success(string customId, string label) => Styled(ButtonStyle.Success, customId, label);

    public static Button Danger(string customId, string label) => Styled(ButtonStyle.Danger, customId, label);

    public static Button Link(string url, string label) =>
        new()
        {
            Style = ButtonStyle.Link,
            Url = url,
            Label = label,
        };

    private static Button Styled(ButtonStyle style, string customId, string label) =>
        new()
        {
            Style = style,
            CustomId = customId,
            Label = label,
        };
}

public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
    Premium = 6,
}
