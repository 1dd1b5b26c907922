namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>Decodes PNG, JPEG (baseline and progressive, at an eighth of its size) and GIF (its first picture). Not WebP.</summary>
internal static class PictureDecoder
{
    public const int MostPixels = 40_000_000;

    public static Luma? TryDecode(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x89, 0x50, 0x4E, 0x47, ..] => PngDecoder.Decode(bytes),
            [0xFF, 0xD8, 0xFF, ..] => JpegDecoder.Decode(bytes),
            [0x47, 0x49, 0x46, 0x38, ..] => GifDecoder.Decode(bytes),
            _ => null,
        };

    public static byte Brightness(int red, int green, int blue) => (byte)((red * 77 + green * 150 + blue * 29) >> 8);

    /// <exception cref="InvalidDataException">The size is none, or too large to decode.</exception>
    public static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels)
        {
            throw new InvalidDataException("The picture has no size that can be decoded.");
        }
    }
}
