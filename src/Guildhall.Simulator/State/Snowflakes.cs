namespace Guildhall.Simulator.State;

/// <summary>Makes Discord's ids: milliseconds since 2015 above 22 bits, always larger than the last.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long Epoch = 1_420_070_400_000;

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);

    public static ulong At(DateTimeOffset instant) =>
        (ulong)Math.Max(1, instant.ToUnixTimeMilliseconds() - Epoch) << 22;

    /// <summary>The largest that was made.</summary>
    public ulong Last { get; set; }

    public ulong Next()
    {
        Last = Math.Max(At(time.GetUtcNow()), Last + 1);
        return Last;
    }
}
