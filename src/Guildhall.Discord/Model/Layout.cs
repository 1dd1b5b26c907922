using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>Markdown text in a message of layout components; 4,000 characters over the whole message.</summary>
public sealed record TextDisplay : Component
{
    public override ComponentType Type => ComponentType.TextDisplay;

    public string Content
    {
        get => field ?? "";
        init;
    }
}

/// <summary>One to three texts beside a button or thumbnail.</summary>
public sealed record Section : Component
{
    public override ComponentType Type => ComponentType.Section;

    public IReadOnlyList<Component> Components
    {
        get => field ?? [];
        init;
    }

    public Component? Accessory { get; init; }
}

public sealed record Thumbnail : Component
{
    public override ComponentType Type => ComponentType.Thumbnail;

    public MediaItem Media
    {
        get => field ?? new("");
        init;
    }

    public string? Description { get; init; }

    public bool? Spoiler { get; init; }
}

/// <param name="Url">Any address, or <c>attachment://name</c>.</param>
public sealed record MediaItem(string Url);

public sealed record MediaGallery : Component
{
    public override ComponentType Type => ComponentType.MediaGallery;

    /// <summary>1–10.</summary>
    public IReadOnlyList<GalleryItem> Items
    {
        get => field ?? [];
        init;
    }
}

public sealed record GalleryItem(MediaItem Media, string? Description = null, bool? Spoiler = null);

/// <summary>Shows an uploaded file: <c>attachment://name</c> only.</summary>
public sealed record FileDisplay : Component
{
    public override ComponentType Type => ComponentType.File;

    public MediaItem File
    {
        get => field ?? new("");
        init;
    }

    public bool? Spoiler { get; init; }
}

public sealed record Separator : Component
{
    public override ComponentType Type => ComponentType.Separator;

    public bool? Divider { get; init; }

    /// <summary>1 small, 2 large.</summary>
    public int? Spacing { get; init; }
}

public sealed record Container : Component
{
    public override ComponentType Type => ComponentType.Container;

    public IReadOnlyList<Component> Components
    {
        get => field ?? [];
        init;
    }

    /// <summary>0xRRGGBB.</summary>
    public int? AccentColor { get; init; }

    public bool? Spoiler { get; init; }
}

/// <summary>Modals only: a text around one input or select.</summary>
public sealed record Label : Component
{
    public override ComponentType Type => ComponentType.Label;

    /// <summary>Up to 45 characters.</summary>
    [JsonPropertyName("label")]
    public string Text
    {
        get => field ?? "";
        init;
    }

    /// <summary>Up to 100 characters.</summary>
    public string? Description { get; init; }

    public Component? Component { get; init; }
}
