using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Sietch.Members.Pictures;

internal static class PictureRefusals
{
    public static Refusal None { get; } =
        new("sietch.picture_missing", "No file came with the form. Press the button again and add one.");

    public static Refusal TooLarge { get; } =
        new(
            "sietch.picture_large",
            "A picture has up to 4 MB and 4096 × 4096 pixels. Make it smaller and press the button again; nothing was changed."
        );

    public static Refusal Unreadable { get; } =
        new(
            "sietch.picture_unreadable",
            "This is not a PNG that can be read. Save the picture as PNG and press the button again; nothing was changed."
        );

    public static Refusal Interlaced { get; } =
        new(
            "sietch.picture_interlaced",
            "This PNG is interlaced, which is not read here. Save the picture as PNG without interlacing and press the button again; nothing was changed."
        );

    public static Refusal TooSlow { get; } =
        new(
            "sietch.picture_slow",
            "Discord did not hand over the file in time. Press the button again; nothing was changed."
        );

    public static Refusal TooOften(TimeSpan wait) =>
        new(
            "sietch.picture_often",
            string.Create(
                CultureInfo.InvariantCulture,
                $"You gave several pictures within a minute. Wait {Math.Ceiling(wait.TotalSeconds):0} s and press the button again; nothing was changed."
            )
        );

    public static Refusal TooSmall { get; } =
        new("sietch.picture_small", "A picture has at least 32 × 32 pixels. Choose a larger one; nothing was changed.");
}
