using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Avatars;

/// <summary>The picture of a member who gave none: drawn from the opaque member id, in the colours of the tier. A PNG of 200 × 200
/// pixels.</summary>
internal static class Avatar
{
    public const int Size = 200;

    private const int FieldWidth = Size / DrunkenBishop.Width;
    private const int FieldHeight = Size / DrunkenBishop.Height;
    private static readonly int[] sand = [0x1F1A14, 0x4A3B28, 0x84673F, 0xC29A5B, 0xF2DDB0];
    private static readonly int[] amber = [0x1E1408, 0x5C3A0C, 0xA3660F, 0xE39A1E, 0xFFE1A0];
    private static readonly int[] blue = [0x0A1424, 0x12335C, 0x1F5FA3, 0x3C98E3, 0xC4E6FF];

    public static byte[] Draw(Guid member, Tier tier)
    {
        var visits = DrunkenBishop.Walk(member);
        var most = visits.Max();
        var pixels = new byte[Size * Size];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                pixels[(y * Size) + x] = ShadeAt(visits, most, x, y);
            }
        }

        return IndexedPng.Encode(Size, Size, pixels, PaletteOf(tier));
    }

    private static byte ShadeAt(int[] visits, int most, int x, int y)
    {
        var column = Field(x, FieldWidth, DrunkenBishop.Width);
        var row = Field(y, FieldHeight, DrunkenBishop.Height);
        var field = column is null || row is null ? 0 : visits[(row.Value * DrunkenBishop.Width) + column.Value];
        return (field * 4) switch
        {
            0 => 0,
            var parts when parts <= most => 1,
            var parts when parts <= most * 2 => 2,
            var parts when parts <= most * 3 => 3,
            _ => 4,
        };
    }

    /// <summary>Null in the margin.</summary>
    private static int? Field(int at, int length, int count)
    {
        var inside = at - ((Size - (length * count)) / 2);
        return inside >= 0 && inside < length * count ? inside / length : null;
    }

    private static int[] PaletteOf(Tier tier) =>
        tier switch
        {
            Tier.Naib => blue,
            Tier.Fedaykin => amber,
            _ => sand,
        };
}
