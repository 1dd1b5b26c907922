using System.Globalization;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>Ids as numbers; a name that is none, which only rules run offline have, as its hash.</summary>
internal static class Keys
{
    public static ulong Of(string text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0)
        {
            return number;
        }

        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash | 1;
    }
}
