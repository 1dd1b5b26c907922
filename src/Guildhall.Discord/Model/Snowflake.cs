using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>
/// A Discord id that carries its kind: <c>Snowflake&lt;User&gt;</c> and <c>Snowflake&lt;Guild&gt;</c> do not mix.
/// In JSON a string (a number is read too), in the database a <c>bigint</c>. The default value, 0, is never a real id.
/// Source: https://discord.com/developers/docs/reference#snowflakes
/// </summary>
[JsonConverter(typeof(SnowflakeConverterFactory))]
public readonly record struct Snowflake<T>(ulong Value) : ISpanParsable<Snowflake<T>>, IComparable<Snowflake<T>>
{
    private const long DiscordEpoch = 1_420_070_400_000;

    /// <summary>When Discord made the id, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpoch);

    public bool IsEmpty => Value == 0;

    /// <summary>The smallest id of that instant, for paging from a date.</summary>
    public static Snowflake<T> At(DateTimeOffset instant) =>
        new((ulong)Math.Max(0, instant.ToUnixTimeMilliseconds() - DiscordEpoch) << 22);

    /// <summary>The same number as another kind, where Discord reuses it (the @everyone role has its guild's id).</summary>
    public Snowflake<TOther> As<TOther>() => new(Value);

    public static Snowflake<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        new(ulong.Parse(s, NumberStyles.None, CultureInfo.InvariantCulture));

    public static Snowflake<T> Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Snowflake<T> result)
    {
        var parsed = ulong.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        result = new(value);
        return parsed;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Snowflake<T> result) =>
        TryParse(s.AsSpan(), provider, out result);

    public int CompareTo(Snowflake<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake<T> left, Snowflake<T> right) => left.Value < right.Value;

    public static bool operator >(Snowflake<T> left, Snowflake<T> right) => left.Value > right.Value;

    public static bool operator <=(Snowflake<T> left, Snowflake<T> right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake<T> left, Snowflake<T> right) => left.Value >= right.Value;
}
