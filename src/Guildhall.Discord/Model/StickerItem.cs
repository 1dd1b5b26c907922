namespace Guildhall.Discord.Model;

/// <summary>A sticker on a message. Source: https://discord.com/developers/docs/resources/sticker#sticker-item-object</summary>
public sealed record StickerItem
{
    public Snowflake<AnyEntity> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>1 PNG, 2 APNG, 3 Lottie, 4 GIF.</summary>
    public int FormatType { get; init; }
}
